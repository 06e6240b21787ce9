/** What the form of a need shows: everything in words, ready to be typed over. */
export interface Option {
	value: string;
	label: string;
}

export interface SkillRow {
	id: string;
	label: string;
	want: string;
	level: string;
}

export interface EditorView {
	/** As typed, '' where nothing was. */
	text: Readonly<Partial<Record<string, string>>>;
	ticked: Readonly<Record<'gates' | 'languages' | 'mandatory_languages', readonly string[]>>;
	skills: readonly SkillRow[];
	/** Places to choose from: the chosen one, and those found. */
	places: readonly Option[];
	/** A search that found nothing. */
	nothing: { skill: boolean; place: boolean };
	offices: readonly Option[];
	options: Readonly<
		Record<'kinds' | 'presences' | 'intents' | 'gates' | 'levels' | 'languages' | 'texts', readonly Option[]>
	>;
}

/** Sections of the form and the fields in each; a section with a mistake opens. */
export const sections = {
	words: ['office', 'title', 'outcome_wanted', 'problem', 'tried', 'language'],
	skills: ['skill', 'want', 'level', 'skill_query'],
	place: ['place', 'place_query', 'presence', 'languages', 'mandatory_languages'],
	terms: [
		'kind',
		'intent',
		'budget_amount',
		'budget_currency',
		'effort_days',
		'paid_within_days',
		'contracted_how',
		'starts_on',
		'ends_on',
		'closes_on'
	],
	rules: ['gates', 'buying_route', 'local_preference_rule', 'repository'],
	after: ['staff_afterwards', 'maintained_by', 'maintained_until', 'answered_by', 'reviewed_by', 'reason']
} as const;
export type Section = keyof typeof sections;
