/** Greek and Cyrillic letters by the Latin ones that sound alike, so that loan words meet across scripts. */
const pairs =
	'α a β v γ g δ d ε e ζ z η i θ th ι i κ k λ l μ m ν n ξ x ο o π p ρ r σ s τ t υ i φ f χ ch ψ ps ω o ' +
	'а a б b в v г g ґ g д d е e є ie ж zh з z и i і i ї i й i к k л l м m н n о o п p р r с s т t у u ф f х ch ц c ч ch ' +
	'ш sh щ sht ъ a ь  ю iu я ia';
const letters = new Map<string, string>();
const list = pairs.split(' ');
for (let at = 0; at + 1 < list.length; at += 2) letters.set(list[at] ?? '', list[at + 1] ?? '');

export function romanised(folded: string): string {
	if (!/[\u0370-\u03ff\u0400-\u04ff]/.test(folded)) return folded;
	return Array.from(folded, (letter) => letters.get(letter) ?? letter).join('');
}
