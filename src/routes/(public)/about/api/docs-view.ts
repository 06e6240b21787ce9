/** The OpenAPI document as people read it. */
import { describeApi, type OpenApiDocument, type OperationText } from '#lib/api/openapi.ts';
import { problemCodes } from '#lib/api/problem.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Locale } from '#lib/platform/language.ts';
import { renderMessage } from '#lib/platform/messages.ts';
import { refusals } from '#lib/platform/refusal.ts';

type Json = Record<string, unknown>;

export interface DocsField {
	name: string;
	where: string;
	required: boolean;
	takes: string;
	description: string;
}

export function docsView(origin: string, locale: Locale) {
	const document = describeApi(origin, locale);
	const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
		Object.entries(methods).map(([method, text]) => operationView(document, { path, method, text, locale }))
	);
	const problems = problemCodes.map((code) => ({
		...{ code, status: code === 'unexpected' ? 500 : refusals[code] },
		words: renderMessage(`api_problem_${code}`, {}, locale)
	}));
	const schemas = Object.entries(document.components.schemas).map(([name, schema]) => ({
		...{ name, text: JSON.stringify(schema, undefined, 2) }
	}));
	return { operations, problems, schemas };
}

interface Place {
	path: string;
	method: string;
	text: OperationText;
	locale: Locale;
}

function operationView(document: OpenApiDocument, { path, method, text, locale }: Place) {
	const where = { path: m.api_docs_in_path({}, { locale }), query: m.api_docs_in_query({}, { locale }) };
	const body = text.requestBody?.content['application/json']?.schema;
	const fields = text.parameters.map((parameter): DocsField => {
		const { name, required, description = '', schema } = parameter;
		return { name, required, description, where: where[parameter.in], takes: inWords(schema) };
	});
	return {
		id: text.operationId,
		call: `${method.toUpperCase()} /api/v1${path}`,
		summary: text.summary,
		scope: text.security.flatMap(({ token = [] }) => token)[0],
		fields: body ? [...bodyFields(document, body, m.api_docs_in_body({}, { locale })), ...fields] : fields,
		answer: JSON.stringify(text.responses['200']?.content['application/json']?.schema, undefined, 2)
	};
}

function bodyFields(document: OpenApiDocument, schema: Json, where: string): DocsField[] {
	const name = typeof schema['$ref'] === 'string' ? schema['$ref'].split('/').at(-1) : undefined;
	const { properties = {}, required = [] } = (
		name === undefined ? schema : document.components.schemas[name]
	) as {
		properties?: Record<string, Json>;
		required?: string[];
	};
	return Object.entries(properties).map(([field, inner]) => ({
		...{ name: field, where, required: required.includes(field), takes: inWords(inner) },
		description: typeof inner['description'] === 'string' ? inner['description'] : ''
	}));
}

/** A schema in a few words: its type, its values, its bounds. */
function inWords(schema: Json): string {
	const values = schema['enum'];
	if (Array.isArray(values)) return values.map(String).join(' | ');
	if (schema['type'] === 'array') return `${inWords((schema['items'] ?? {}) as Json)}[]`;
	const bounds = ['format', 'pattern', 'maxLength', 'default'].flatMap((key) => {
		const value = schema[key];
		if (typeof value !== 'string' && typeof value !== 'number') return [];
		// The pattern of a format only repeats it.
		return key === 'pattern' && schema['format'] !== undefined ? [] : [`${key}: ${String(value)}`];
	});
	return [typeof schema['type'] === 'string' ? schema['type'] : '', ...bounds].filter(Boolean).join(', ');
}
