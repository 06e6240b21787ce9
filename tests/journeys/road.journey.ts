/**
 * The whole road as four people walk it, in two languages and without scripts: an office and a broker in English, the
 * person and a reader in Portuguese. From a need to the credit, the lesson, and the figure it is part of.
 */
import type { Browser } from '@playwright/test';
import { m } from '#lib/paraglide/messages.js';
import { expect, expectUsable, inLanguage, test, type Locale } from '../support/journey.ts';

type Message = (params: Record<string, never>, options: { locale: Locale }) => string;

/** Somebody with a browser of their own: made up ones come in by the page of examples. */
async function someone(browser: Browser, baseURL: string | undefined, locale: Locale, name?: string) {
	const context = await browser.newContext({
		...(baseURL !== undefined && { baseURL }),
		javaScriptEnabled: false
	});
	const page = await context.newPage();
	if (name !== undefined) {
		await page.goto('/demo');
		await page.getByRole('button', { name: new RegExp(name) }).click();
		await expect(page).toHaveURL(/\/account/);
	}
	const say = (message: Message) => message({}, { locale });
	return {
		page,
		say,
		to: (path: string) => page.goto(inLanguage(locale, path)),
		press: (message: Message) =>
			page
				.getByRole('button', { name: say(message), exact: true })
				.first()
				.click(),
		open: (message: Message) =>
			page
				.locator('summary', { hasText: say(message) })
				.first()
				.click(),
		fill: (message: Message, words: string) =>
			page.locator('form:visible').getByLabel(say(message), { exact: true }).first().fill(words)
	};
}
type Someone = Awaited<ReturnType<typeof someone>>;

const repository = 'https://git.example.org/jacaranda/dashboards';
const title = 'Teach four clerks to keep the health dashboards';

/** From the office's words to a public need. Its path. */
async function publish({ page, say, to, press, fill }: Someone, words: string): Promise<string> {
	await to(`/needs/new?need=${encodeURIComponent(words)}`);
	await fill(m.need_editor_problem, 'The dashboards stop whenever one person is away.');
	await page.getByText(/^4\. /).click();
	await page.getByLabel(say(m.need_editor_kind)).selectOption('training');
	await page.getByText(/^6\. /).click();
	await fill(m.need_editor_answered, 'Head of records');
	await press(m.need_editor_save_draft);
	await press(m.need_editor_publish);
	await page.getByRole('link', { name: say(m.need_editor_view) }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(words);
	return new URL(page.url()).pathname;
}

/** A broker asks both; both say yes and meet. The path of the introduction, and of the profile. */
async function introduce(broker: Someone, person: Someone, office: Someone, need: string) {
	await broker.to(`/desk${need}`);
	await broker.page.getByRole('checkbox', { name: 'Nyota wa Takwimu' }).check();
	await broker.fill(m.desk_need_words, 'You two seem to fit. The reasons stand beside this.');
	await broker.page.getByLabel(broker.say(m.desk_need_how_ask)).check();
	await broker.press(m.desk_need_forward);
	await broker.page.locator('#introduced a').first().click();
	const introduction = new URL(broker.page.url()).pathname;

	await person.to(introduction);
	await person.press(m.introductions_accept);
	await office.to(introduction);
	await office.press(m.introductions_accept);
	await expect(office.page.locator('main a[href^="mailto:"]').first()).toBeVisible();
	await office.press(m.introductions_meet);
	await broker.page.reload();
	await expect(broker.page.locator('main a[href^="mailto:"]')).toHaveCount(0);
	return introduction;
}

/** From the proposal to the end, each step by the side whose turn it is. The path of the work. */
async function work(office: Someone, person: Someone): Promise<string> {
	await office.page.getByRole('link', { name: office.say(m.introductions_begin) }).click();
	await office.fill(m.engagements_field_title, title);
	await office.fill(m.engagements_field_repository, repository);
	await office.press(m.engagements_new_send);
	const path = new URL(office.page.url()).pathname;

	await person.to('/engagements');
	await expect(person.page.getByRole('heading', { name: person.say(m.engagements_waiting) })).toBeVisible();
	await expectUsable(person.page);
	await person.page.getByRole('link', { name: title }).click();
	await person.press(m.engagements_confirm);
	await person.press(m.engagements_do_start);
	await person.open(m.engagements_link);
	await person.fill(m.engagements_link_title, 'Painéis');
	await person.fill(m.engagements_link_url, `${repository}/-/merge_requests/7`);
	await person.press(m.engagements_link_send);
	await person.press(m.engagements_do_deliver);

	await office.to(path);
	await expect(office.page.getByText(office.say(m.engagements_your_turn))).toBeVisible();
	await office.open(m.engagements_do_refuse);
	await office.page.locator('form[action="?/step"]:has(textarea) button').click();
	await expect(office.page.locator('#field-step-reason-problem')).toHaveText(
		office.say(m.engagements_office_owes_reason)
	);
	await expectUsable(office.page);
	await office.press(m.engagements_do_accept);
	await office.press(m.engagements_do_hand_over);
	await office.press(m.engagements_close);
	await person.page.reload();
	await person.press(m.engagements_ending_confirm);
	return path;
}

/** What each side says came of it, and that everybody may read it. */
async function tell(office: Someone, person: Someone, path: string) {
	for (const [who, words] of [
		[office, 'We asked for the training too late in the year.'],
		[person, 'A sala era pequena demais.']
	] as const) {
		await who.to(`${path}/outcome`);
		await who.fill(m.outcomes_ask_wanted, 'Four clerks who keep the dashboards.');
		await who.fill(m.outcomes_ask_happened, 'They do, since the third session.');
		await who.fill(m.outcomes_ask_did_not_work, words);
		if (who === office) await who.fill(m.outcomes_ask_staff_count, '4');
		await who.press(m.outcomes_write_send);
	}
	await person.press(m.outcomes_publish_agree);
	await expectUsable(person.page);
	await office.page.reload();
	await office.press(m.outcomes_publish_agree);
	await expect(office.page.getByText(office.say(m.outcomes_is_public))).toBeVisible();
}

/** Credit for who did it, and a lesson for the next ones. */
async function pass(office: Someone, path: string, lesson: string) {
	await office.to(path);
	await office.page.locator('form[action="?/credit"] input[value="dhis2"]').check();
	await office.fill(m.engagements_credit_words, 'Taught and stayed reachable.');
	await office.press(m.engagements_credit_send);
	await office.to(`${path}/lesson`);
	await office.fill(m.lessons_field_title, lesson);
	await office.fill(
		m.lessons_field_words,
		'Rooms are free in March and full in November: plan the first session early.'
	);
	await office.page.getByLabel(office.say(m.lessons_facet_discipline)).selectOption('people');
	await office.press(m.lessons_new_send);
	await office.press(m.lessons_publish);
}

test('need, match, introduction, work, outcome, lesson and credit, as four people', async ({
	browser,
	baseURL,
	javaScriptEnabled
}) => {
	test.skip(javaScriptEnabled, 'Every page of it stands without scripts.');
	const run = crypto.randomUUID().slice(0, 8);
	const need = `Somebody near Nairobi teaches our clerks DHIS2 dashboards, round ${run}`;
	const lesson = `Book the room in spring, round ${run}`;
	const [office, broker, person, reader] = await Promise.all([
		someone(browser, baseURL, 'en', 'Subira Jacaranda'),
		someone(browser, baseURL, 'en', 'Wema Mukuyu'),
		someone(browser, baseURL, 'pt-BR', 'Nyota wa Takwimu'),
		someone(browser, baseURL, 'pt-BR')
	]);
	const needPath = await publish(office, need);
	await introduce(broker, person, office, needPath);
	const path = await work(office, person);
	await tell(office, person, path);
	await pass(office, path, lesson);
	await read(reader, { need, lesson, path });
});

/** What anybody finds afterwards: ledger, accounts, lesson, credit to carry away, and the row behind the figure. */
async function read(
	{ page, say, to }: Someone,
	{ need, lesson, path }: Record<'need' | 'lesson' | 'path', string>
) {
	await to(`/outcomes?q=${encodeURIComponent(need.slice(-8))}`);
	await page.getByRole('link', { name: need }).click();
	await expect(page.getByText('A sala era pequena demais.')).toBeVisible();
	await expect(page.getByText('Nyota')).toHaveCount(0);
	await to(path);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(need);
	await expect(page.getByText(say(m.engagements_not_named))).toBeVisible();
	await to(`/lessons?q=${encodeURIComponent(need.slice(-8))}`);
	await expect(page.getByRole('link', { name: lesson })).toBeVisible();
	await to('/people?q=Nyota');
	await page.getByRole('link', { name: 'Nyota wa Takwimu' }).first().click();
	const file = await page.request.get(`${page.url()}/credit.jsonld`);
	const credit = (await file.json()) as { subjectOf: { isBasedOn: { name: string }; reviewBody?: string }[] };
	expect(credit.subjectOf.find(({ isBasedOn }) => isBasedOn.name === need)?.reviewBody).toMatch(/^Taught/);
	await to('/scoreboard/rows?figure=staff_recorded');
	await expect(page.getByRole('link', { name: need })).toBeVisible();
}
