/** The rows of the committed data files, one JSON object a line, as the seed reads them. */
import type { EngagementEnding } from '#lib/engagements/lifecycle.ts';
import type { ImplementerWork } from '#lib/implementers/lifecycle.ts';
import type { BuyingGate, EvidenceState, Level, WorkKind } from '#lib/matching/facts.ts';
import type { NeedEnding, NeedStatus, NeedStep } from '#lib/needs/lifecycle.ts';
import type { ListingKind } from '#lib/organisations/lifecycle.ts';
import type { SaidFacts } from '#lib/products/facts.ts';
import type { RegistryStatus } from '#lib/products/lifecycle.ts';
import type { ProfileKind, Visibility } from '#lib/profiles/lifecycle.ts';

/** Where a row was copied from; shown beside it and gathered on the attribution page. */
export interface Origin {
	source: string;
	licence: string;
	/** Day of the copy, YYYY-MM-DD. */
	copied: string;
}

/** `data/products/products.jsonl` */
export interface ProductRecord extends Origin {
	key: string;
	name: string;
	summary: string;
	url: string | null;
	repository: string | null;
	kinds: string[];
	registryStatus: RegistryStatus;
	/** Organisations the registry names; our copy does not say which role each has. */
	stewards: string[];
	/** ISO 3166-1 codes. */
	developedIn: string[];
	deployedIn: string[];
	/** Numbers of the Sustainable Development Goals. */
	goals: number[];
	/** Concept ids; `itself` where the concept is this product. */
	skills: { skill: string; itself: boolean }[];
}

/** `data/listings/listings.jsonl` */
export interface ListingRecord extends Origin {
	key: string;
	kind: ListingKind;
	name: string;
	summary: string;
	url: string | null;
	country: string | null;
	subdivision: string | null;
	/** GeoNames id. */
	city: number | null;
	/** `[latitude, longitude]` in degrees. */
	point: [number, number] | null;
	languages: string[];
	/** Concept ids. */
	skills: string[];
}

/** `data/archive/needs.jsonl`: closed long ago elsewhere, kept to learn from. */
export interface ArchiveRecord extends Origin {
	key: string;
	title: string;
	text: string;
	kind: WorkKind | null;
	country: string | null;
	subdivision: string | null;
	city: number | null;
	/** Day the source gives, null where it gives none. */
	date: string | null;
	/** Who asked, as the source names it. */
	askedBy: string;
	sourceUrl: string;
	skills: string[];
}

export interface ExamplePlace {
	country: string;
	/** Name of the city in the gazetteer, the largest of that name in the country. */
	city?: string;
	radiusKm?: number;
}

/** `data/examples/<place>.json`, profiles: invented people, firms and communities. */
export interface ExampleProfile {
	key: string;
	kind: ProfileKind;
	name: string;
	headline: string;
	about: string;
	visibility: Visibility;
	/** `[concept, level, evidence, year last used]`; what follows the concept may be left out. */
	skills: [string, Level?, EvidenceState?, number?][];
	learns?: string[];
	teaches?: string[];
	/** Defaults to the city of the file within 30 km. */
	places?: ExamplePlace[];
	remote: boolean;
	languages: string[];
	kinds: WorkKind[];
	gates?: Partial<Record<BuyingGate, boolean>>;
	capacity?: { limit: number; open: number };
	hoursPerWeek?: number;
	/** Days from the day of seeding. */
	freeInDays?: number;
	paused?: boolean;
	meeting?: string;
	/** The next one: on this day of the week (0 is Sunday), at this hour of that time zone, in a week or later. */
	nextMeeting?: { weekday: number; at: string; zone: string };
	hello?: string;
}

/** A step of an example need, so many days before the day of seeding. */
export interface ExampleStep {
	step: NeedStep | 'create';
	daysAgo: number;
	ending?: NeedEnding;
	reason?: string;
}

/** `data/examples/<place>.json`, needs of invented offices. */
export interface ExampleNeed {
	key: string;
	office: string;
	status: NeedStatus;
	history: ExampleStep[];
	title: string;
	outcomeWanted: string;
	problem: string;
	tried: string;
	kind: WorkKind;
	intent: 'now' | 'soon' | 'exploring';
	budget?: { amount: number; currency: string };
	effortDays?: number;
	paidWithinDays?: number;
	contractedHow: string;
	gates?: BuyingGate[];
	localPreferenceRule?: string;
	presence: 'on_site' | 'remote' | 'either';
	languages: string[];
	mandatoryLanguages?: string[];
	/** Days from the day of seeding; negative lies in the past. */
	startsInDays?: number;
	endsInDays?: number;
	closesInDays?: number;
	staffAfterwards: string;
	maintainedBy: string;
	maintainedForDays?: number;
	repository?: string;
	/** `[concept, must, level]` */
	skills: [string, boolean, Level?][];
}

/** `data/examples/<place>.json`, work: an introduction that led to work which has ended, and what both sides say of it. */
export interface ExampleWork {
	need: {
		key: string;
		office: string;
		title: string;
		outcomeWanted: string;
		problem: string;
		tried: string;
		kind: WorkKind;
		skills: [string, boolean, Level?][];
		staffAfterwards: string;
		maintainedBy: string;
		publishedDaysAgo: number;
	};
	/** Key of the profile that was introduced. */
	profile: string;
	askedDaysAgo: number;
	words: string;
	/** The office had chosen how to buy before it asked. */
	buyingRoute?: boolean;
	title: string;
	pays: boolean;
	repository?: string;
	delivery?: { title: string; url: string };
	/** Why what was delivered was not accepted. */
	refusal?: string;
	note?: { daysAgo: number; words: string };
	endedDaysAgo: number;
	ending: EngagementEnding;
	endedWords?: string;
	/** How the other side saw the ending, where it saw it otherwise. */
	ownEnding?: EngagementEnding;
	ownWords?: string;
	/** The accounts of the office and of who did the work, by field. */
	office: Record<string, string | number>;
	own: Record<string, string | number>;
	publication: ['agreed' | 'refused', 'agreed' | 'refused'];
	/** Concepts the office attests. */
	credit: string[];
	creditWords?: string;
	checkIn?: Record<string, string>;
	lesson?: Record<string, string | string[]>;
}

/** `data/examples/<place>.json`, products: invented ones that an invented office keeps. */
export interface ExampleProduct {
	key: string;
	name: string;
	summary: string;
	repository: string;
	licence: string;
	country: string;
	/** What its office offers as proof that it keeps it. */
	words: string;
	askedDaysAgo: number;
	/** What it takes, as it was said over time; each says the whole of it. */
	takes: { daysAgo: number; source?: string; untilInDays?: number; facts: SaidFacts }[];
}

/** `data/examples/<place>.json`, implementers: profiles that say they work with a product, an invented one or a real. */
export interface ExampleImplementer {
	/** `source_key` of the product. */
	product: string;
	profile: string;
	work: ImplementerWork[];
	saidDaysAgo: number;
	/** Days from the day of seeding; negative has lapsed. */
	untilInDays: number;
	/** When the first office of the file confirmed it. */
	confirmedDaysAgo?: number;
}

export interface ExampleFile {
	/** Primary subtag of the language the file is written in. */
	language: string;
	place: { country: string; city: string };
	offices: { key: string; name: string }[];
	profiles: ExampleProfile[];
	needs: ExampleNeed[];
	work?: ExampleWork[];
	products?: ExampleProduct[];
	implementers?: ExampleImplementer[];
}

/** `data/attribution.json`: one source of one part of the data. */
export interface Attribution {
	part: 'products' | 'listings' | 'archive' | 'skills' | 'codes' | 'places' | 'map' | 'typeface';
	title: string;
	url: string;
	/** As the source words it. */
	licence: string;
	licenceUrl: string | null;
	/** The copyright line the licence asks to keep. */
	notice: string | null;
	/** How many records were copied; null where there is nothing to count. */
	rows: number | null;
	copied: string | null;
}
