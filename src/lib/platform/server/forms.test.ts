import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { Refusal } from '../refusal.ts';
import { line } from '../text.ts';
import { formAction } from './forms.ts';

const Draft = z.strictObject({
	title: line(40, 3),
	skills: z.array(line(20)).max(2).optional(),
	password: line(40).optional()
});

type Event = Parameters<ReturnType<typeof formAction>>[0];

/** As much of a request as an action reads. */
function event(body: FormData | string, type?: string): Event {
	const request = new Request('http://localhost/', {
		method: 'POST',
		body,
		...(type ? { headers: { 'content-type': type } } : {})
	});
	return { request, locals: { locale: 'en' } } as unknown as Event;
}

function form(fields: [string, string | File][]): FormData {
	const data = new FormData();
	for (const [name, value] of fields) data.append(name, value);
	return data;
}

const echo = formAction(Draft, (input) => Promise.resolve(input), { secret: ['password'] });
const refuse = formAction(Draft, () => Promise.reject(new Refusal('stale_state', 'platform_stale_state')));

describe('a form', () => {
	test('is read into what its schema says: repeated fields as a list, empty ones as not sent', async () => {
		const sent = form([
			['title', ' A need '],
			['skills', 'gis'],
			['skills', 'qgis'],
			['skills', ''],
			['password', '']
		]);
		expect(await echo(event(sent))).toEqual({ title: 'A need', skills: ['gis', 'qgis'] });
	});

	test('comes back with what was typed, the problem at its field, and no secret', async () => {
		const sent = form([
			['title', 'ab'],
			['skills', 'gis'],
			['password', 'hunter2']
		]);
		expect(await echo(event(sent))).toMatchObject({
			status: 422,
			data: {
				values: { title: 'ab', skills: ['gis'] },
				problems: { title: ['Write at least 3 characters.'] },
				refusal: 'Check what is marked below.'
			}
		});
		expect(JSON.stringify(await echo(event(sent)))).not.toContain('hunter2');
	});

	test('comes back when the product declines, with the status of the refusal', async () => {
		expect(await refuse(event(form([['title', 'A need']])))).toMatchObject({
			status: 409,
			data: {
				values: { title: 'A need' },
				refusal: expect.stringContaining('Somebody changed this') as string
			}
		});
	});

	test.each([
		['with a broken body', event('--x\r\nnonsense', 'multipart/form-data; boundary=x'), 400],
		['that is no form', event('{"title":', 'application/json'), 400],
		['with a file nobody asked for', event(form([['title', new File(['x'], 'x.txt')]])), 415],
		[
			'with a field nobody asked for',
			event(
				form([
					['title', 'A need'],
					['operator', 'true']
				])
			),
			422
		],
		['with a NUL', event(form([['title', 'A\0need']])), 422]
	])('%s is answered, not crashed on', async (_, sent, status) => {
		expect(await echo(sent)).toMatchObject({ status });
	});

	test('does not hide mistakes of ours', async () => {
		const broken = formAction(Draft, () => Promise.reject(new TypeError('ours')));
		await expect(broken(event(form([['title', 'A need']])))).rejects.toThrow('ours');
	});
});
