/** English words that technologies also took as names: they need context even where the vocabulary does not say so. */
const words = new Set(
	(
		'quality growth source picture cases resources first oxygen paper clients tools projects arts images photos templates survival ' +
		'access action actor airflow alfred ant apex arch art article atom audio awesome backbone bash basic bazel bean beam ' +
		'bem bitcoin blazor blog board book bot brew browser build bulma bundle c caddy cake camel canvas card cargo case ' +
		'cat chat check chef china chrome clean client clojure cloud cluster code coffee color command compose composer ' +
		'concrete console copilot core couch crystal cypress d dart dash data deal deep design dialog discord dojo dart ' +
		'drone edge elastic electron elixir elm ember emacs eleventy engine event excel express factor fastlane feature ' +
		'figma fish flash flask flow flux forge form framework front fuse game gatsby gem ghost glide go godot gold gradle ' +
		'graph groovy grunt gulp hack hapi harbor haskell haxe helm heart hive home hook host hugo image info ink istio ' +
		'jade jasmine java jest job julia jupyter kafka karma keras koa kong kotlin language laravel lean learning less ' +
		'library life light link linear list lit live logic love lua mail make map maps marketplace mask maven mean media ' +
		'mercury metal meteor method minecraft mint mocha model module mongoose monkey moon music native neon nest net ' +
		'network next nim nova note notion number object ocean opera oracle orange pandas parcel parse partner pascal ' +
		'people perl phoenix photo pip play player plotly plugin poetry polymer portal post power prism processing ' +
		'profile program project prolog proxy pug puppet pure purge python quick quiz r racket rails react reading record ' +
		'redux release remix report request resource rest result ring robot rocket rome root ruby rust safari sage salt ' +
		'sass scala scheme school science script sea search season section select server service shell signal simple site ' +
		'sketch slack smart snap social solid source space spark sphinx spider spring stack standard star state station ' +
		'storm story strategy stripe style sublime support svelte swift switch symphony table task team template terminal ' +
		'test text theme thunder time tool trace track trade travel travis trello twig unity unreal update user vagrant ' +
		'vault video view village vim vision vite wagon water wave web wiki windows word work yarn zig zoom'
	).split(' ')
);
/** Names in the list above that nobody uses for anything else. */
const unmistakable = new Set(
	(
		'airflow bash bazel bitcoin blazor blog bulma clojure cypress discord dojo eleventy elixir emacs fastlane figma ' +
		'gatsby godot gradle gulp hapi haskell haxe istio java jest jupyter kafka keras koa kotlin laravel lua maven ' +
		'minecraft mongoose pandas perl plotly prolog python rails redux ruby sass scala sphinx svelte symphony travis ' +
		'trello vagrant vim vite wiki windows yarn excel javascript react grunt ember elm copilot chrome sketch'
	).split(' ')
);

/** Whether a word says nothing about technology when it stands alone. */
export function isEveryday(word: string): boolean {
	return words.has(word) && !unmistakable.has(word);
}
