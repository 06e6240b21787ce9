import type { IncomingMessage } from 'node:http';
import { describe, expect, test } from 'vitest';
import { clientAddress } from './serve.ts';

const from = (forwarded: string | undefined) =>
	({
		headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
		socket: { remoteAddress: '192.0.2.1' }
	}) as unknown as IncomingMessage;

describe('who asks', () => {
	test.each([
		['no proxy of ours: nothing a sender says counts', '203.0.113.9', 0, '192.0.2.1'],
		['one proxy: what it wrote, not what it was told', '10.0.0.1, 203.0.113.9', 1, '203.0.113.9'],
		['two proxies: what the outer one wrote', '10.0.0.1, 203.0.113.9, 198.51.100.2', 2, '203.0.113.9'],
		['fewer entries than proxies', '203.0.113.9', 2, '192.0.2.1'],
		['a request that came past the proxy', undefined, 1, '192.0.2.1'],
		['an empty entry', ' ', 1, '192.0.2.1']
	])('%s', (_rule, forwarded, proxies, address) => {
		expect(clientAddress(from(forwarded), proxies)).toBe(address);
	});
});
