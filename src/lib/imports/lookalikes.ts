/** Finding what a row resembles: the same name in other words, spelled a little differently, or the same address. */
import { fold } from '../platform/fold.ts';

export interface Named {
	name: string;
	country: string | null;
	url: string | null;
}

/** What a name carries that tells nothing about who bears it. */
const forms = new Set(
	'ltda ltd limited inc llc gmbh ag sa sas sarl srl eirl me epp plc bv nv oy ab as the of de da do das dos del la le les des e y et and'.split(
		' '
	)
);
const alike = 0.85;
/** A word in more names than this tells too little to look at each of them. */
const mostShared = 300;

interface Entry<Item> {
	item: Item;
	key: string;
	pairs: ReadonlySet<string>;
}

export interface Lookalikes<Item extends Named> {
	/** The first one that the item resembles. */
	find(item: Named): Item | undefined;
	add(item: Item): void;
}

/** Names to compare with; two in different countries never resemble each other. */
export function createLookalikes<Item extends Named>(items: Iterable<Item>): Lookalikes<Item> {
	const byWord = new Map<string, Entry<Item>[]>();
	const byKey = new Map<string, Entry<Item>[]>();
	const byAddress = new Map<string, Item>();
	const put = <Key>(map: Map<Key, Entry<Item>[]>, key: Key, entry: Entry<Item>) => {
		const list = map.get(key);
		if (list) list.push(entry);
		else map.set(key, [entry]);
	};
	const add = (item: Item) => {
		const key = keyOf(item.name);
		const entry = { item, key, pairs: pairsOf(key) };
		put(byKey, key, entry);
		for (const word of new Set(key.split(' '))) put(byWord, word, entry);
		const address = addressOf(item.url);
		if (address !== undefined && !byAddress.has(address)) byAddress.set(address, item);
	};
	for (const item of items) add(item);
	return {
		add,
		find(item) {
			const address = addressOf(item.url);
			const sameAddress = address === undefined ? undefined : byAddress.get(address);
			if (sameAddress) return sameAddress;
			const key = keyOf(item.name);
			const near = ({ item: { country } }: Entry<Item>) =>
				country === null || item.country === null || country === item.country;
			const same = byKey.get(key)?.find(near);
			if (same) return same.item;
			const pairs = pairsOf(key);
			for (const word of key.split(' ')) {
				const sharing = byWord.get(word) ?? [];
				if (word.length < 4 || sharing.length > mostShared) continue;
				const found = sharing.find((entry) => near(entry) && share(entry.pairs, pairs) >= alike);
				if (found) return found.item;
			}
			return undefined;
		}
	};
}

function keyOf(name: string): string {
	const words = fold(name)
		.split(/[^\p{L}\p{N}]+/u)
		.filter(Boolean);
	const telling = words.filter((word) => !forms.has(word));
	return (telling.length > 0 ? telling : words).join(' ');
}

/** Host and path, since several may share a host that gives away pages. */
function addressOf(url: string | null): string | undefined {
	if (url === null || !URL.canParse(url)) return undefined;
	const { hostname, pathname } = new URL(url);
	return `${hostname.replace(/^www\./, '')}${pathname.replace(/\/+$/, '')}`.toLowerCase();
}

function pairsOf(text: string): Set<string> {
	const pairs = new Set<string>();
	for (let at = 0; at < text.length - 1; at += 1) pairs.add(text.slice(at, at + 2));
	return pairs;
}

function share(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
	if (one.size === 0 || other.size === 0) return 0;
	let shared = 0;
	for (const pair of one) if (other.has(pair)) shared += 1;
	return (2 * shared) / (one.size + other.size);
}
