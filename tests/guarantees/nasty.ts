/** Values that break programs which trust what they are sent. */

/** As they stand in an address or a form, already percent-encoded where they cannot be written otherwise. */
export const nastyValues: readonly string[] = [
	'',
	'%20',
	'%00',
	'a%00b',
	'%ED%A0%80',
	'%FF%FE',
	'%',
	'%zz',
	'%E0%A4%A',
	'%F0%9F%91%A9%E2%80%8D%F0%9F%94%A7',
	'%E2%80%AEabc',
	'%0D%0Aset-cookie:%20a=b',
	'-1',
	'0',
	'1e400',
	'9'.repeat(400),
	'9223372036854775808',
	'2147483648',
	'-2147483649',
	'NaN',
	'Infinity',
	'0x10',
	'1.5',
	'2026-02-30',
	'0000-00-00',
	'99999-12-31',
	'maybe',
	'null',
	'undefined',
	'%5Bobject%20Object%5D',
	'__proto__',
	'constructor',
	'toString',
	'../../../../etc/passwd',
	'javascript:alert(1)',
	'%3Cscript%3Ealert(1)%3C/script%3E',
	"'%3B%20drop%20table%20need--",
	'%25%25%25__%5C',
	'(((((((((((((((((((((a|b)*)*)*',
	'%7B%22a%22:1%7D',
	'00000000-0000-0000-0000-000000000000',
	'ffffffff-ffff-7fff-bfff-ffffffffffff',
	'a'.repeat(5_000),
	'%F0%9F%98%80'.repeat(700),
	'a%20'.repeat(1_500),
	',,,,',
	'*',
	'&'
];

const cursor = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** Cursors that were never given out. */
export const nastyCursors: readonly string[] = [
	'',
	'x',
	'=',
	'e30',
	'bnVsbA',
	cursor([]),
	cursor([null]),
	cursor(['x']),
	cursor([1e300]),
	cursor(['\u0000']),
	cursor(['2026-02-30']),
	cursor(['2026-02-30T25:61:00Z', 'x']),
	cursor(['a', 'b', 'c', 'd', 'e']),
	cursor([-1, '00000000-0000-0000-0000-000000000000']),
	cursor(['', '00000000-0000-0000-0000-000000000000']),
	cursor(['a'.repeat(900)]),
	cursor({ __proto__: { a: 1 } }),
	cursor([[[[[[[[]]]]]]]]),
	'A'.repeat(4_000)
];

/** Bodies no JSON endpoint expects. */
export const nastyBodies: readonly string[] = [
	'',
	'{',
	'[]',
	'null',
	'"text"',
	'1e400',
	'{}',
	'{"text":null}',
	'{"text":1}',
	'{"text":[]}',
	'{"text":{}}',
	'{"text":""}',
	'{"text":" "}',
	'{"text":"a\\u0000b"}',
	'{"text":"\\ud800"}',
	'{"text":"need GIS","language":"xx"}',
	'{"text":"need GIS","language":7}',
	'{"text":"need GIS","language":"a\\u0000"}',
	'{"text":"need GIS","unknown":true}',
	'{"text":"need GIS","__proto__":{"a":1}}',
	'{"text":"need GIS","struck":["skill:gis","x",""]}',
	'{"text":"need GIS","struck":"skill:gis"}',
	'{"text":"need GIS","text":"twice"}',
	JSON.stringify({ text: 'need GIS '.repeat(50_000) }),
	JSON.stringify({ text: 'a'.repeat(20_001) }),
	JSON.stringify({ text: '😀'.repeat(9_999) }),
	JSON.stringify({ text: 'Lyon '.repeat(3_999) }),
	JSON.stringify({ text: '٣ مدينة 市 ไทย ' }),
	'['.repeat(20_000)
];

const form = (body: string) => Buffer.from(body.replaceAll('\n', '\r\n'), 'latin1');

/** Multipart bodies that end early, lie about themselves, or carry what a form does not ask for. */
export const brokenMultipart: readonly Buffer[] = [
	form(''),
	form('--x'),
	form('--x\n'),
	form('--x\nContent-Disposition: form-data; name="need"\n\nGIS'),
	form('--y\nContent-Disposition: form-data; name="need"\n\nGIS\n--y--\n'),
	form('--x\nContent-Disposition: form-data\n\nGIS\n--x--\n'),
	form('--x\nContent-Disposition: form-data; name="need"; filename="a.txt"\n\nGIS\n--x--\n'),
	form('--x\nContent-Disposition: form-data; name="\xff\xfe"\n\nGIS\n--x--\n'),
	form('--x\nContent-Disposition: form-data; name="need"\n\na\x00b\n--x--\n')
];
