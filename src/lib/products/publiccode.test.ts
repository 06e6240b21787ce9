import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { publiccodeOf } from './publiccode.ts';

const product = {
	name: 'Maps: "for" all # of us\n- yes',
	summary: 'Ação & mapas: 100 %',
	language: 'en',
	...{ url: 'https://maps.example', repository: 'https://code.example/maps.git', licence: 'EUPL-1.2' },
	...{ stewards: ['City of Maps', 'Another'], declared: {} },
	...{ source: 'A registry\nname: "another"', sourceLicence: 'CC-BY-4.0' }
};

describe('publiccode.yml', () => {
	test('says what the register knows, whatever signs are in it', () => {
		expect(parse(publiccodeOf(product))).toEqual({
			publiccodeYmlVersion: '0.4',
			name: product.name,
			url: 'https://code.example/maps.git',
			landingURL: 'https://maps.example',
			legal: { license: 'EUPL-1.2', mainCopyrightOwner: 'City of Maps' },
			description: { en: { shortDescription: product.summary, longDescription: product.summary } }
		});
	});

	test('makes nothing up', () => {
		const bare = { ...product, url: null, repository: null, licence: null, stewards: [] };
		expect(parse(publiccodeOf({ ...bare, name: 'Maps', summary: '' }))).toEqual({
			publiccodeYmlVersion: '0.4',
			name: 'Maps'
		});
	});
});
