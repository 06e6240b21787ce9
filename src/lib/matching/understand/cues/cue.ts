import type { Level, WorkKind } from '../../facts.ts';

/** What a turn of phrase says about the words around it. */
export type CueMeaning =
	/** Everything up to the end of the clause is not wanted: `no need for`, `instead of`. */
	| 'deny'
	/** Only the very next name is not wanted: `not WordPress`. */
	| 'deny_next'
	/** What stands before in the clause is not wanted: `is not needed`. */
	| 'deny_back'
	/** Not wanted up to `with`: `replace X with Y`. */
	| 'replace'
	/** Of use, never a must, up to `to`: `migrate from X to Y`. */
	| 'leave'
	/** Ends what `replace` and `leave` began, and what `deny` reaches. */
	| 'until'
	/** Looks like a denial and is none: `not only`, `we do not have`. */
	| 'keep'
	| 'must'
	/** What follows in the clause is welcome, not needed: `ideally`. */
	| 'nice'
	/** What stands before in the clause is welcome, not needed: `is a plus`. */
	| 'nice_back'
	| `level_${Level}`
	| `kind_${WorkKind}`
	| 'remote'
	| 'on_site'
	/** Neither: `remote sensing`, `remote villages`. */
	| 'no_presence'
	/** People speak the language named next to it. */
	| 'speak'
	/** A language named next to it is used at work: `in`, `em`. */
	| 'in_language'
	/** A place follows for certain enough to read small or everyday names: `near`, `in`. */
	| 'place'
	/** A place may follow: `of`, `from`. */
	| 'maybe_place'
	/** A place is named beside it: `city of`, `mairie de`. */
	| 'place_noun'
	/** A first-level division is named beside it: `state of`, `county`. */
	| 'area_noun'
	/** Something is asked for or worked on: everyday words behind it name what. */
	| 'ask'
	/** Names beside it are technologies: `developer`, `programming`. */
	| 'technology';

/** Phrases of one language by meaning, parted by `|`. */
export type CueTable = Partial<Record<CueMeaning, string>>;
