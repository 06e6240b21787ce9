import './scripts/test/components-as-types.mjs';
import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import { defineConfig, globalIgnores } from 'eslint/config';
import globals from 'globals';
import ts from 'typescript-eslint';

const bans = [
	{
		selector: 'CallExpression[callee.property.name="selectAll"]',
		message: 'List the columns: cached plans break otherwise.'
	},
	{
		selector: 'MemberExpression[object.name="sql"][property.name=/^(raw|lit)$/]',
		message: 'Bind values as parameters instead.'
	},
	{
		selector:
			'SvelteElement[kind="html"] > SvelteStartTag > SvelteSpreadAttribute:not([argument.name=/^(rest|attributes)$/])',
		message:
			'Name each attribute: a spread lets the record choose them. Only what a component or its snippet is given may pass through.'
	}
];
const framework = {
	group: ['@sveltejs/kit', '@sveltejs/kit/*', '$app/*', '$env/*'],
	message: 'Modules do not know the framework.'
};
const inComponents = {
	regex: '^(\\$env/|\\$app/(?!forms$|paths$|state$)|@sveltejs/kit)',
	message: 'Components use $app/forms, $app/paths and $app/state only.'
};
const database = { group: ['kysely', 'kysely/*', 'postgres'], message: 'Routes call queries and commands.' };
const banImports = (files, pattern) => ({
	files,
	rules: { '@typescript-eslint/no-restricted-imports': ['error', { patterns: [pattern] }] }
});

export default defineConfig(
	globalIgnores([
		'build/',
		'.svelte-kit/',
		'src/lib/paraglide/',
		'.data/',
		'data/',
		'test-results/',
		'project.inlang/'
	]),
	js.configs.recommended,
	ts.configs.strictTypeChecked,
	svelte.configs.recommended,
	{
		linterOptions: { reportUnusedDisableDirectives: 'error', reportUnusedInlineConfigs: 'error' },
		languageOptions: {
			globals: { ...globals.node, ...globals.browser },
			parserOptions: { projectService: true, extraFileExtensions: ['.svelte'] }
		},
		rules: {
			'no-console': 'error',
			'no-undef': 'off',
			'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx', 'hack'], location: 'anywhere' }],
			'no-restricted-syntax': ['error', ...bans],
			'svelte/no-at-html-tags': 'error',
			// Links go through ui/href.ts, which keeps the reader's language; a journey follows them all.
			'svelte/no-navigation-without-resolve': ['error', { ignoreLinks: true }],
			'@typescript-eslint/consistent-type-imports': 'error',
			'@typescript-eslint/ban-ts-comment': ['error', { minimumDescriptionLength: 10 }],
			'@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
			'@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
			'@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }]
		}
	},
	{ files: ['**/*.svelte'], languageOptions: { parserOptions: { parser: ts.parser } } },
	{ files: ['**/*.{js,mjs}'], extends: [ts.configs.disableTypeChecked] },
	banImports(['src/lib/**/*.ts'], framework),
	banImports(['src/lib/**/*.svelte'], inComponents),
	banImports(['src/routes/**'], database),
	{
		files: ['src/lib/platform/server/forms.ts'],
		rules: { '@typescript-eslint/no-restricted-imports': 'off' }
	},
	{
		files: ['tests/**/*.ts', '**/*.test.ts'],
		rules: {
			'@typescript-eslint/no-non-null-assertion': 'off',
			'@typescript-eslint/no-unsafe-assignment': 'off'
		}
	}
);
