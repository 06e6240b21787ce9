import { m } from '#lib/paraglide/messages.js';

export const conceptKindWords = {
	technology: m.skills_pages_kind_technology,
	method: m.skills_pages_kind_method,
	role: m.skills_pages_kind_role,
	domain: m.skills_pages_kind_domain,
	activity: m.skills_pages_kind_activity,
	standard: m.skills_pages_kind_standard
};

export const layerWords = { ours: m.skills_pages_layer_ours, topics: m.skills_pages_layer_topics };
