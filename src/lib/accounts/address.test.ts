import { describe, expect, test } from 'vitest';
import { readMailAddress } from './address.ts';

describe('a mail address', () => {
	test('is one mailbox; capitals do not make another', () => {
		expect(readMailAddress(' Ana.Lima@Prefeitura.Example ')).toEqual({
			address: 'Ana.Lima@prefeitura.example',
			key: 'ana.lima@prefeitura.example'
		});
	});

	test('has its domain in ASCII, so that look-alikes are not the same', () => {
		expect(readMailAddress('ana@recife.exаmple')?.key).not.toBe('ana@recife.example');
		expect(readMailAddress('ana@münchen.example')?.address).toBe('ana@xn--mnchen-3ya.example');
	});

	test.each([
		'',
		'ana',
		'@recife.example',
		'ana@',
		'ana@localhost',
		'ana@recife.example, bia@recife.example',
		'ana@recife.example,evil@other.example',
		'"ana lima"@recife.example',
		'ana@evil.example@recife.example',
		'ana @recife.example',
		'ana@recife.example\r\nBcc: x@other.example',
		'ana@recife.example:25',
		'ana@recife.example/x',
		'ana@127.0.0.1',
		'ana@[127.0.0.1]',
		'.ana@recife.example',
		'ana..lima@recife.example',
		'аna@recife.example',
		`${'a'.repeat(65)}@recife.example`,
		`ana@${'a'.repeat(250)}.example`
	])('%j is none', (text) => {
		expect(readMailAddress(text)).toBeUndefined();
	});
});
