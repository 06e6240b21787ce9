/** Asking for the people: one operator, one broker team, its first members. */
import { type MailAddress, readMailAddress } from '#lib/accounts/address.ts';
import { type Area, findArea } from '#lib/imports/server/areas.ts';
import { m } from '#lib/paraglide/messages.js';
import { renderMessage } from '#lib/platform/messages.ts';
import { line } from '#lib/platform/text.ts';
import type { Checked } from './asking.ts';
import {
	addCover,
	ensureOperator,
	foundTeam,
	type Found,
	hasSignedIn,
	inviteMember,
	linkAddress,
	listBrokerTeams,
	listOperators,
	signInAddress
} from './people.ts';
import type { Setting } from './set-up.ts';
import { listed } from './wishes.ts';

/** An operator who is there stays the one; a flag names another. Prints the way in for who has not come in yet. */
export async function setOperator(by: Setting): Promise<Found & { address: string }> {
	const { asking, wishes, context, locale, say, origin } = by;
	const [first] = await listOperators(context.db);
	let operator = first;
	if (first === undefined || wishes.said.address !== undefined) {
		const to = await asking.ask({
			text: m.setup_ask_address({}, { locale }),
			said: wishes.said.address,
			missing: m.setup_missing({ flag: '--address', variable: 'SETUP_ADDRESS' }, { locale }),
			check: (typed) => checkAddress(typed, by)
		});
		const name = await asking.ask({
			text: m.setup_ask_name({}, { locale }),
			said: wishes.said.name,
			usual: first?.name,
			missing: m.setup_missing({ flag: '--name', variable: 'SETUP_NAME' }, { locale }),
			check: (typed) => checkName(typed, 80, by)
		});
		const { changed, ...found } = await ensureOperator(context, to, name, locale);
		operator = { ...found, address: to.address };
		if (changed) say(`  ${m.setup_operator_new({ name: found.name }, { locale })}`);
	}
	if (operator === undefined) throw new TypeError('no operator was asked for');
	say(`  ${m.setup_operator({ name: operator.name, address: operator.address }, { locale })}`);
	if (wishes.link || !(await hasSignedIn(context.db, operator.id))) {
		say(`  ${m.setup_sign_in({}, { locale })}`);
		say(`  ${await signInAddress(context, operator.address, origin, locale)}`);
	}
	return operator;
}

/** The team that is there, or a new one with what it covers. */
export async function setTeam(by: Setting, operatorId: string): Promise<Found> {
	const { asking, wishes, context, locale, say } = by;
	const teams = await listBrokerTeams(context.db);
	const wanted = wishes.said.team;
	let team = wanted === undefined ? teams[0] : teams.find(({ name }) => name === wanted);
	const isNew = team === undefined;
	if (team === undefined) {
		const name = await asking.ask({
			text: m.setup_ask_team({}, { locale }),
			said: wanted,
			missing: m.setup_missing({ flag: '--team', variable: 'SETUP_TEAM' }, { locale }),
			check: (typed) => checkName(typed, 150, by)
		});
		team = teams.find((each) => each.name === name) ?? { id: '', name };
	}
	if (!isNew && wishes.said.regions === undefined) {
		say(`  ${m.setup_team({ name: team.name }, { locale })}`);
		return team;
	}
	const areas = await asking.ask({
		text: m.setup_ask_regions({}, { locale }),
		said: wishes.said.regions,
		missing: m.setup_missing({ flag: '--regions', variable: 'SETUP_REGIONS' }, { locale }),
		check: (typed) => checkAreas(typed, by)
	});
	const id = team.id === '' ? await foundTeam(context, operatorId, team.name) : team.id;
	await addCover(context.db, id, areas);
	say(`  ${m.setup_team({ name: team.name }, { locale })}`);
	say(`  ${m.setup_covers({ regions: areas.map(({ name }) => name).join('; ') }, { locale })}`);
	return { id, name: team.name };
}

/** Invites each; without a mail server the links are printed, to be handed over in another way. */
export async function setMembers(by: Setting, operatorId: string, team: Found): Promise<void> {
	const { asking, wishes, context, locale, say, settings, origin } = by;
	const members = await asking.ask({
		text: m.setup_ask_members({ team: team.name }, { locale }),
		said: wishes.said.members,
		usual: '',
		missing: '',
		check: (typed) => checkAddresses(typed, by)
	});
	for (const to of members) {
		const invited = await inviteMember(context, operatorId, team.id, to, locale);
		const { address } = to;
		if (invited.how === 'member') say(`  ${m.setup_is_member({ address }, { locale })}`);
		else if (invited.how !== 'new') say(`  ${m.setup_is_invited({ address }, { locale })}`);
		else if (settings.SMTP_URL !== undefined) say(`  ${m.setup_will_be_mailed({ address }, { locale })}`);
		else {
			say(`  ${m.setup_hand_over({ address }, { locale })}`);
			say(`  ${await linkAddress(context, invited.linkId, 'join', origin, locale)}`);
		}
	}
}

function checkAddress(typed: string, { locale }: Setting): Checked<MailAddress> {
	const value = readMailAddress(typed);
	return value ? { value } : { problem: m.setup_not_address({ typed }, { locale }) };
}

function checkAddresses(typed: string, by: Setting): Checked<MailAddress[]> {
	const read = listed(typed.replaceAll(',', ';')).map((each) => checkAddress(each, by));
	const wrong = read.find((each) => 'problem' in each);
	return wrong ?? { value: read.flatMap((each) => ('value' in each ? [each.value] : [])) };
}

function checkName(typed: string, most: number, { locale }: Setting): Checked<string> {
	const read = line(most, 2).safeParse(typed);
	if (read.success) return { value: read.data };
	return { problem: renderMessage('setup_not_name', { most }, locale) };
}

function checkAreas(typed: string, { locale }: Setting): Checked<(Area & { name: string })[]> {
	const value: (Area & { name: string })[] = [];
	for (const text of listed(typed)) {
		const found = findArea(text, locale);
		if ('area' in found) value.push({ ...found.area, name: found.name });
		else if (found.several.length === 0) return { problem: m.setup_no_region({ text }, { locale }) };
		else {
			const names = found.several.slice(0, 6).join('; ');
			return { problem: m.setup_several_regions({ text, names }, { locale }) };
		}
	}
	return value.length > 0 ? { value } : { problem: m.setup_region_needed({}, { locale }) };
}
