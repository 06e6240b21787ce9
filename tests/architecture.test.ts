/** Who may import whom: docs/decisions/0001-domain-first.md says why. */
import { describe, expect, test } from 'vitest';
import { importsOf, type Import } from './gates/imports.ts';
import { code, type Source } from './gates/sources.ts';

/** Each part of the house and the parts directly below it; what those may import, it may import too. */
const below: Record<string, readonly string[]> = {
	messages: [],
	platform: ['messages'],
	'platform/server': ['platform'],
	ui: ['messages'],
	'ui/server': ['ui'],
	places: ['platform'],
	'places/server': ['places', 'platform/server'],
	skills: ['platform'],
	'skills/server': ['skills', 'platform/server'],
	matching: ['skills', 'places'],
	accounts: ['platform'],
	'accounts/server': ['accounts', 'platform/server'],
	organisations: ['places', 'accounts'],
	'organisations/server': ['organisations', 'places/server', 'accounts/server'],
	products: ['organisations', 'skills'],
	'products/server': ['products', 'organisations/server', 'skills/server'],
	postings: ['matching'],
	'postings/server': ['postings', 'matching', 'skills/server', 'places/server'],
	needs: ['postings', 'products'],
	'needs/server': ['needs', 'postings/server', 'products/server'],
	profiles: ['postings', 'products'],
	'profiles/server': ['profiles', 'postings/server', 'products/server'],
	search: ['needs', 'profiles'],
	'search/server': ['search', 'needs/server', 'profiles/server'],
	'matching/server': ['search/server'],
	following: ['matching'],
	'following/server': ['following', 'matching/server'],
	introductions: ['matching', 'accounts'],
	'introductions/server': ['introductions', 'matching/server'],
	engagements: ['introductions'],
	'engagements/server': ['engagements', 'introductions/server'],
	outcomes: ['engagements'],
	'outcomes/server': ['outcomes', 'engagements/server'],
	implementers: ['outcomes'],
	'implementers/server': ['implementers', 'outcomes/server'],
	figures: ['outcomes'],
	'figures/server': ['figures', 'outcomes/server'],
	programmes: ['outcomes'],
	'programmes/server': ['programmes', 'outcomes/server'],
	desk: ['figures'],
	'desk/server': ['desk', 'figures/server'],
	coach: ['outcomes'],
	'coach/server': ['coach', 'outcomes/server'],
	api: ['matching', 'needs', 'profiles', 'organisations'],
	'api/server': ['api', 'matching/server', 'organisations/server'],
	alerts: ['outcomes', 'search', 'following'],
	'alerts/server': ['alerts', 'outcomes/server', 'search/server', 'following/server'],
	notifications: ['programmes', 'desk', 'coach', 'following', 'implementers', 'alerts'],
	'notifications/server': [
		'notifications',
		'programmes/server',
		'desk/server',
		'coach/server',
		'following/server',
		'implementers/server',
		'alerts/server'
	],
	imports: ['programmes', 'desk', 'coach'],
	'imports/server': ['imports', 'programmes/server', 'desk/server', 'coach/server']
};

/** Packages that reach outside the process: for server folders, routes and entries only. */
const reachesOut =
	/^(node:|kysely|postgres$|graphile-worker|pino|nodemailer|@simplewebauthn|openid-client|sharp)/;
const framework = /^(@sveltejs\/kit|\$app\/|\$env\/)/;

/** Narrower rules by file name, inside any module. */
const byName: { name: RegExp; allowed: (to: string, module: string) => boolean }[] = [
	{ name: /\/lifecycle\.ts$/, allowed: () => false },
	{
		name: /\/policy\.ts$/,
		allowed: (to, module) => to === 'src/lib/platform/actor.ts' || to === `src/lib/${module}/lifecycle.ts`
	},
	{
		name: /\/schema\.ts$/,
		allowed: (to) => to === 'zod' || to.startsWith('src/lib/')
	}
];

function partOf(path: string): string | undefined {
	const [, module = '', second = ''] = /^src\/lib\/([^/]+)\/([^/]+)?/.exec(path) ?? [];
	if (module === 'paraglide') return 'messages';
	return module && (second === 'server' ? `${module}/server` : module);
}

function reach(part: string, seen = new Set<string>()): Set<string> {
	if (seen.has(part)) return seen;
	seen.add(part);
	for (const next of below[part] ?? []) reach(next, seen);
	return seen;
}

function objection({ from, to, typeOnly, found }: Import): string | undefined {
	if (!found) return 'leads nowhere';
	const [part, target] = [partOf(from), partOf(to)];
	if (!part) return undefined;
	if (to.startsWith('src/routes/') || /^(tests|scripts|migrations|bench|eval)\//.test(to))
		return 'a module stands alone';
	if (framework.test(to)) return frameworkObjection(from, to);
	const module = part.split('/')[0] ?? '';
	const rule = byName.find(({ name }) => name.test(from));
	if (rule && !rule.allowed(to, module)) return 'more than this kind of file may import';
	if (!target)
		return reachesOut.test(to) && !part.endsWith('/server') && !typeOnly
			? 'reaches outside the process'
			: undefined;
	// The row types repeat each module's unions, which only the compiler sees.
	if (/^src\/lib\/platform\/server\/tables[./]/.test(from) && typeOnly) return undefined;
	const component = from.endsWith('.svelte') && (target === 'ui' || target === 'messages');
	if (component || target === 'messages' || reach(part).has(target)) return undefined;
	return below[part] ? 'against the arrows' : `${part} is not in the table`;
}

function frameworkObjection(from: string, to: string): string | undefined {
	if (from === 'src/lib/platform/server/forms.ts') return undefined;
	if (from.endsWith('.svelte') && /^\$app\/(forms|paths|state)$/.test(to)) return undefined;
	return 'modules do not know the framework';
}

/** `file -> target: why`, for every import that goes against the table. */
function broken(files: readonly Source[]): string[] {
	return files.flatMap(importsOf).flatMap((line) => {
		const why = objection(line);
		return why ? [`${line.from} -> ${line.to}: ${why}`] : [];
	});
}

describe('imports', () => {
	test('follow the arrows', () => {
		const modules = code().filter(({ path }) => path.startsWith('src/') && !path.endsWith('.test.ts'));
		expect(modules.length).toBeGreaterThan(20);
		expect(broken(modules)).toEqual([]);
	});

	test.each([
		['src/lib/platform/a.ts', '#lib/needs/lifecycle.ts'],
		['src/lib/matching/a.ts', '#lib/platform/server/db.ts'],
		['src/lib/matching/a.ts', 'kysely'],
		['src/lib/needs/lifecycle.ts', 'zod'],
		['src/lib/needs/policy.ts', '#lib/places/gazetteer.ts'],
		['src/lib/needs/server/queries.ts', '#lib/profiles/lifecycle.ts'],
		['src/lib/needs/server/queries.ts', '@sveltejs/kit'],
		['src/lib/needs/Card.svelte', '$app/navigation'],
		['src/lib/ui/Button.svelte', '#lib/needs/lifecycle.ts'],
		['src/lib/needs/a.ts', './no-such-file.ts']
	])('%s may not import %s', (path, target) => {
		const line = `import { a } from '${target}';`;
		const text = path.endsWith('.svelte') ? `<script lang="ts">\n${line}\n</script>` : line;
		expect(broken([{ path, text }])).toHaveLength(1);
	});

	test.each([
		['src/lib/matching/a.ts', '#lib/skills/vocabulary.ts'],
		['src/lib/needs/server/queries.ts', '#lib/platform/server/db.ts'],
		['src/lib/needs/server/queries.ts', '#lib/matching/facts.ts'],
		['src/lib/needs/policy.ts', '#lib/platform/actor.ts'],
		['src/routes/+page.server.ts', '#lib/matching/facts.ts']
	])('%s may import %s', (path, target) => {
		expect(broken([{ path, text: `export { a } from '${target}';` }])).toEqual([]);
	});
});
