/** Codes that several pages of a desk say. */
import { m } from '#lib/paraglide/messages.js';

export const statusWords = {
	suggested: m.desk_status_suggested,
	asked: m.desk_status_asked,
	accepted_by_one: m.desk_status_accepted_by_one,
	both_accepted: m.desk_status_both_accepted,
	met: m.desk_status_met,
	engaged: m.desk_status_engaged,
	no_fit: m.desk_status_no_fit,
	declined: m.desk_status_declined,
	lapsed: m.desk_status_lapsed,
	withdrawn: m.desk_status_withdrawn
};

export const kindWords = {
	person: m.desk_who_person,
	firm: m.desk_who_firm,
	community: m.desk_who_community
};

export const templateWords = {
	vague_need: m.desk_template_vague_need,
	first_introduction: m.desk_template_first_introduction,
	reminder: m.desk_template_reminder,
	nobody_fitted: m.desk_template_nobody_fitted,
	office_hours: m.desk_template_office_hours
};
