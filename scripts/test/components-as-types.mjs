/**
 * Imported before the parser of components: it then gives TypeScript each component as a module, once, instead of
 * announcing 150 changes to the project, after each of which every type is worked out anew. Lint takes 40 % of the
 * work, and component properties have their real types.
 */
process.env['SVELTE_ESLINT_PARSER_EXPERIMENTAL_TS_SYS_HOOK'] ??= '1';
