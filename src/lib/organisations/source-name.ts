/** The public lists that places to start asking were copied from, by the name their publishers give them. */
const names = new Map([
	['npm:osm-community-index', 'OpenStreetMap Community Index'],
	['github/government.github.com', 'GitHub and Government'],
	['codeforamerica/brigade-information', 'Code for America Brigade Information'],
	['beam-community/elixir-companies', 'Elixir Companies'],
	['switch2osm/switch2osm.github.io', 'switch2osm']
]);

/** The name people know a list by; the key of the source where it has none here. */
export function sourceName(source: string): string {
	return names.get(source) ?? source;
}
