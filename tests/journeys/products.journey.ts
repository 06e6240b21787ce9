/** A product in everybody's hands: what it takes, who implements it, and its publiccode.yml coming in. */
import { m } from '#lib/paraglide/messages.js';
import { expect, expectUsable, type Page, test } from '../support/journey.ts';

const en = { locale: 'en' } as const;

async function enterAs(page: Page, name: string) {
	await page.goto('/demo');
	await page.getByRole('listitem').filter({ hasText: name }).getByRole('button').first().click();
}

/** The invented product of the examples. */
async function openProduct(page: Page) {
	await page.goto('/products?sustained=yes');
	await page.getByRole('link', { name: 'Painel da Chuva' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toContainText('Painel da Chuva');
}

const entryOf = (page: Page, name: string) =>
	page.locator('main article article').filter({ has: page.getByRole('heading', { name }) });

const file = (version: string) => `publiccodeYmlVersion: "0.4"
name: Painel da Chuva
url: https://example.org/recife/painel-chuva
softwareVersion: "${version}"
platforms: [web]
developmentStatus: stable
softwareType: standalone/web
description:
  pt:
    shortDescription: Chuva de hora em hora, rua por rua
legal:
  license: AGPL-3.0-or-later
maintenance:
  type: internal
  contacts:
    - name: Somebody
localisation:
  localisationReady: false
  availableLanguages: [pt]
`;

test('a visitor reads what it takes, counts who could keep it here, and reports a mistake', async ({
	page,
	watched
}) => {
	await openProduct(page);
	await expect(page.getByText('45 person-days')).toBeVisible();
	await page.getByLabel(m.products_here_where({}, en)).fill('Recife');
	await page.getByRole('button', { name: m.products_here_ask({}, en) }).click();
	await expect(page.getByRole('status').first()).toContainText('Pernambuco');
	await expectUsable(page, ['light']);
	watched.expectFailure();
	const entry = entryOf(page, 'Cooperativa Maré Alta de Dados');
	await entry.getByText(m.implementers_report({}, en), { exact: true }).click();
	await entry.getByRole('button', { name: m.implementers_report_send({}, en) }).click();
	await expect(page.getByRole('alert')).toBeVisible();
	await entry.locator('textarea').fill('Their telephone is out of order since May.');
	await entry.getByRole('button', { name: m.implementers_report_send({}, en) }).click();
	await expect(page.getByRole('status').first()).toContainText(m.implementers_reported({}, en));
});

test('a firm renews what it says, its office confirms it and puts the description right by a file', async ({
	page,
	watched
}) => {
	await enterAs(page, 'Nilo Canafístula');
	await openProduct(page);
	const entry = entryOf(page, 'Cooperativa Maré Alta de Dados');
	await entry.getByRole('button', { name: m.implementers_renew({}, en) }).click();
	await expect(entry).toContainText(m.implementers_standing_claimed({}, en));

	await enterAs(page, 'Dalva Pitangueira');
	await openProduct(page);
	await entry.getByRole('button', { name: m.implementers_confirm({}, en) }).click();
	await expect(entry).toContainText(m.implementers_standing_confirmed({}, en));
	await entry.getByRole('button', { name: m.implementers_take_back({}, en) }).click();
	await expect(entry).toContainText(m.implementers_standing_claimed({}, en));

	await page.getByRole('link', { name: m.products_yml_update({}, en) }).click();
	const text = page.locator('textarea[name=text]');
	const look = page.getByRole('button', { name: m.products_yml_look({}, en) });
	watched.expectFailure();
	const version = String(Date.now());
	await text.fill(file(version).replace('stable', 'ready'));
	await look.click();
	await expect(page.getByRole('alert')).toContainText('developmentStatus, line 6');
	await text.fill(file(version));
	await look.click();
	await expect(page.locator('dl')).toContainText(version);
	await expect(page.getByText('maintenance.contacts', { exact: true })).toBeVisible();
	await expectUsable(page, ['light']);
	await page.getByRole('button', { name: m.products_yml_save({}, en) }).click();
	await expect(page.getByText('Chuva de hora em hora, rua por rua')).toBeVisible();
});
