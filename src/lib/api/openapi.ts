import { z } from 'zod';
import { m } from '../paraglide/messages.js';
import type { Locale } from '../platform/language.ts';
import { type Operation, type OperationName, operations } from './operations.ts';
import { Problem } from './problem.ts';
import { named } from './schemas.ts';

type Json = Record<string, unknown>;

interface Parameter {
	name: string;
	in: 'path' | 'query';
	required: boolean;
	description?: string;
	schema: Json;
}

export interface OperationText {
	operationId: string;
	summary: string;
	parameters: Parameter[];
	/** The empty one: nobody needs a token. */
	security: Record<string, string[]>[];
	requestBody?: { required: true; content: Record<string, { schema: Json }> };
	responses: Record<string, { description: string; content: Record<string, { schema: Json }> }>;
}

export interface OpenApiDocument {
	openapi: '3.1.0';
	info: { title: string; version: string; summary: string; license: { name: string; identifier: string } };
	servers: { url: string }[];
	paths: Record<string, Partial<Record<'get' | 'post', OperationText>>>;
	components: {
		schemas: Record<string, Json>;
		securitySchemes: Record<string, { type: 'http'; scheme: 'bearer'; description: string }>;
	};
}

/** The OpenAPI 3.1 document of this instance. `origin`: its address, as people type it. */
export function describeApi(origin: string, locale: Locale): OpenApiDocument {
	const paths: OpenApiDocument['paths'] = {};
	for (const [name, operation] of Object.entries<Operation>(operations)) {
		(paths[operation.path] ??= {})[operation.method] = describe(name as OperationName, operation, locale);
	}
	return {
		openapi: '3.1.0',
		info: {
			title: m.api_title({}, { locale }),
			version: '1',
			summary: m.api_lead({}, { locale }),
			license: { name: 'EUPL 1.2', identifier: 'EUPL-1.2' }
		},
		servers: [{ url: `${origin}/api/v1` }],
		paths,
		components: {
			schemas: components(),
			securitySchemes: {
				token: { type: 'http', scheme: 'bearer', description: m.api_token({}, { locale }) }
			}
		}
	};
}

/** The sentence that says what an operation does. */
function summaryOf(name: OperationName, locale: Locale): string {
	return m[`api_does_${name}`]({}, { locale });
}

function describe(name: OperationName, operation: Operation, locale: Locale): OperationText {
	const { body, answer } = operation;
	const problem = { 'application/problem+json': { schema: { $ref: reference('Problem') } } };
	return {
		operationId: name,
		summary: summaryOf(name, locale),
		security: operation.scope ? [{}, { token: [operation.scope] }] : [{}],
		parameters: [...parametersOf(operation.params, 'path'), ...parametersOf(operation.query, 'query')],
		...(body ? { requestBody: { required: true, content: json(schemaOf(body)) } } : {}),
		responses: {
			'200': { description: summaryOf(name, locale), content: json(schemaOf(answer)) },
			'4XX': { description: m.api_problem_4xx({}, { locale }), content: problem },
			'5XX': { description: m.api_problem_unexpected({}, { locale }), content: problem }
		}
	};
}

function parametersOf(schema: z.ZodObject, where: 'path' | 'query'): Parameter[] {
	const { properties = {}, required = [] } = schemaOf(schema) as {
		properties?: Record<string, Json>;
		required?: string[];
	};
	return Object.entries(properties).map(([name, { description, ...rest }]) => ({
		name,
		in: where,
		required: required.includes(name),
		...(typeof description === 'string' ? { description } : {}),
		schema: rest
	}));
}

const json = (schema: Json) => ({ 'application/json': { schema } });
const reference = (id: string) => `#/components/schemas/${id}`;

/** One schema, named ones inside it as references into `components`. */
function schemaOf(schema: z.ZodType): Json {
	const id = named.get(schema)?.id;
	if (id !== undefined) return { $ref: reference(id) };
	const {
		$schema: _dialect,
		$defs: _named,
		...rest
	} = z.toJSONSchema(schema, { io: 'input', metadata: named });
	return pointed(rest) as Json;
}

/** zod keeps named schemas under `$defs`; OpenAPI keeps them under `components`. */
function pointed(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(pointed);
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(
		Object.entries(value).map(([key, inner]) =>
			key === '$ref' && typeof inner === 'string'
				? [key, inner.replace(/^#\/\$defs\//, reference(''))]
				: [key, pointed(inner)]
		)
	);
}

function components(): Record<string, Json> {
	const { schemas } = z.toJSONSchema(named, { uri: reference, io: 'input' });
	const list = Object.entries({ ...schemas, Problem: z.toJSONSchema(Problem) });
	return Object.fromEntries(
		list.map(([id, { $schema: _dialect, $id: _address, ...rest }]) => [id, rest] as const).sort()
	);
}
