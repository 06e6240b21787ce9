import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import {
	atADesk,
	endpoint,
	everyRole,
	type Expectation,
	forOperators,
	none,
	page,
	scripted,
	signedInPage
} from './expectation.ts';

/** Every route, by SvelteKit's id without its groups. A route that is missing here fails the test. */
export const expectations: Record<string, Expectation> = {
	'/': page('/', { form: '?/ask' }),
	'/[list=feed]/feed.atom': endpoint('/needs/feed.atom'),
	'/account': signedInPage('/account', '?/details'),
	'/account/address': signedInPage('/account/address?token=none', '', everyRole(409)),
	'/account/notifications': signedInPage('/account/notifications', '?/save'),
	'/account/records': signedInPage('/account/records', ''),
	'/account/records/export': endpoint('/account/records/export', { answers: 303, roles: everyRole(200) }),
	'/about': page('/about'),
	'/about/accessibility': page('/about/accessibility'),
	'/about/api': page('/about/api'),
	'/about/attribution': page('/about/attribution'),
	'/about/fairness': page('/about/fairness'),
	'/about/glossary': page('/about/glossary?q=licence'),
	'/about/privacy': page('/about/privacy'),
	'/about/ranking': page('/about/ranking'),
	'/api/v1/[...rest]': endpoint('/api/v1/no-such-thing', none),
	'/api/v1/match': endpoint('/api/v1/match', { answers: 405, json: true }),
	'/api/v1/needs': endpoint('/api/v1/needs'),
	'/api/v1/needs/[id]': endpoint(({ need }) => `/api/v1/needs/${need}`),
	'/api/v1/openapi.json': endpoint('/api/v1/openapi.json'),
	'/api/v1/organisations': endpoint('/api/v1/organisations'),
	'/api/v1/organisations/[id]': endpoint(({ listing }) => `/api/v1/organisations/${listing}`),
	'/api/v1/places': endpoint('/api/v1/places?query=Lyo'),
	'/api/v1/products': endpoint('/api/v1/products'),
	'/api/v1/products/[id]': endpoint(({ product }) => `/api/v1/products/${product}`),
	'/api/v1/profiles': endpoint('/api/v1/profiles'),
	'/api/v1/profiles/[id]': endpoint(({ profile }) => `/api/v1/profiles/${profile}`),
	'/api/v1/skills': endpoint('/api/v1/skills'),
	'/api/v1/understand': endpoint('/api/v1/understand', { answers: 405, json: true }),
	'/claim': signedInPage('/claim?token=none', '', everyRole(409)),
	'/demo': page('/demo', { form: '' }),
	'/demo/mail': page('/demo/mail'),
	'/desk': signedInPage('/desk', '?/assign', atADesk),
	'/desk/needs': signedInPage('/desk/needs', undefined, atADesk),
	// The need of the address lies with the team of that place; examples of other places are not theirs.
	'/desk/needs/[id=uuid]': signedInPage(({ ownNeed }) => `/desk/needs/${ownNeed}`, '?/forward', {
		...atADesk,
		otherBroker: 404,
		operator: 404
	}),
	'/desk/notes': signedInPage('/desk/notes', '?/write', atADesk),
	'/desk/report': signedInPage('/desk/report', '?/failure', atADesk),
	'/desk/report/export': endpoint('/desk/report/export', { answers: 303, roles: atADesk }),
	'/desk/report/rows': signedInPage('/desk/report/rows?figure=asked', undefined, atADesk),
	// No need has the id of a report.
	'/desk/reports/[id=uuid]': signedInPage(({ need }) => `/desk/reports/${need}`, '', {
		...everyRole(403),
		broker: 404,
		otherBroker: 404,
		operator: 404
	}),
	'/desk/shortlists': signedInPage('/desk/shortlists', undefined, atADesk),
	'/desk/templates': signedInPage('/desk/templates', '?/word', atADesk),
	'/desk/unmet': signedInPage('/desk/unmet', undefined, atADesk),
	'/desk/imports': signedInPage('/desk/imports', '', {
		...everyRole(403),
		broker: 200,
		otherBroker: 200,
		operator: 200
	}),
	// An import is seen by who uploaded it only.
	'/desk/imports/[id=uuid]': signedInPage(({ need }) => `/desk/imports/${need}`, '?/confirm', {
		...everyRole(403),
		broker: 404,
		otherBroker: 404,
		operator: 404
	}),
	'/desk/imports/[id=uuid]/bad-rows': endpoint(({ need }) => `/desk/imports/${need}/bad-rows`, {
		answers: 303,
		roles: {
			...everyRole(403),
			broker: 404,
			otherBroker: 404,
			operator: 404
		}
	}),
	'/desk/imports/templates/[kind]': endpoint('/desk/imports/templates/needs', {
		answers: 303,
		roles: {
			...everyRole(403),
			broker: 200,
			otherBroker: 200,
			operator: 200
		}
	}),
	'/desk/listings': signedInPage('/desk/listings', '', {
		...everyRole(403),
		broker: 200,
		otherBroker: 200,
		operator: 200
	}),
	'/desk/products': signedInPage('/desk/products', '?/report', {
		...everyRole(403),
		broker: 200,
		otherBroker: 200,
		operator: 200
	}),
	'/desk/verify': signedInPage('/desk/verify', '?/decide', {
		...everyRole(403),
		broker: 200,
		otherBroker: 200,
		operator: 200
	}),
	'/draft': endpoint('/draft', { answers: 405, form: '' }),
	'/engagements': signedInPage('/engagements'),
	'/engagements/[id=uuid]': page(({ engagement }) => `/engagements/${engagement}`, { form: '?/confirm' }),
	'/engagements/[id=uuid]/lesson': signedInPage(
		({ engagement }) => `/engagements/${engagement}/lesson`,
		'',
		everyRole(403)
	),
	'/engagements/[id=uuid]/outcome': page(({ engagement }) => `/engagements/${engagement}/outcome`, {
		form: '?/write'
	}),
	'/engagements/new': signedInPage('/engagements/new', '', everyRole(400)),
	'/feeds/[key]/feed.atom': endpoint('/feeds/none/feed.atom', none),
	'/gaps': page('/gaps?country=FR'),
	'/gaps/export': endpoint('/gaps/export'),
	'/health/live': endpoint('/health/live'),
	'/health/ready': endpoint('/health/ready'),
	'/inbox': signedInPage('/inbox', '?/read'),
	'/introductions': signedInPage('/introductions'),
	// Nobody of the list takes part in an introduction, and there is none to read.
	'/introductions/[id=uuid]': signedInPage(
		({ need }) => `/introductions/${need}`,
		'?/accept',
		everyRole(404)
	),
	'/introductions/apart': signedInPage('/introductions/apart', '?/withdraw'),
	'/introductions/new': signedInPage('/introductions/new', '?/side'),
	'/introductions/register': signedInPage('/introductions/register'),
	'/introductions/register/export': endpoint('/introductions/register/export', {
		answers: 303,
		roles: everyRole(200)
	}),
	'/invited': page('/invited?token=none', { answers: 409, form: '?/decline' }),
	'/join': signedInPage('/join?token=none', '', everyRole(409)),
	'/keep': endpoint('/keep', { answers: 405, form: '' }),
	'/lessons': page('/lessons'),
	'/lessons/[id=uuid]': page(({ lesson }) => `/lessons/${lesson}`, { form: '?/step' }),
	'/meetings': page('/meetings'),
	'/meetings/meetings.ics': endpoint('/meetings/meetings.ics'),
	'/needs': page('/needs'),
	'/needs/[id=uuid]': page(({ need }) => `/needs/${need}`, { form: '?/ask' }),
	'/needs/[id=uuid]/edit': scripted(
		signedInPage(({ ownNeed }) => `/needs/${ownNeed}/edit`, '?/save', {
			...everyRole(404),
			member: 200,
			reader: 200
		})
	),
	'/needs/[id=uuid]/feed.atom': endpoint(({ need }) => `/needs/${need}/feed.atom`),
	'/needs/[id=uuid]/log': page(({ need }) => `/needs/${need}/log`),
	'/needs/[id=uuid]/matches': signedInPage(({ ownNeed }) => `/needs/${ownNeed}/matches`, undefined, {
		...everyRole(403),
		member: 200,
		reader: 200,
		broker: 200
	}),
	'/needs/[id=uuid]/sounding': signedInPage(({ ownNeed }) => `/needs/${ownNeed}/sounding`, undefined, {
		...everyRole(404),
		member: 200,
		reader: 200
	}),
	'/needs/confirm': page('/needs/confirm?token=none', { answers: 409, form: '' }),
	'/needs/new': scripted(signedInPage('/needs/new', '?/save')),
	'/offices/[id=uuid]': signedInPage(({ office }) => `/offices/${office}`, '?/share', {
		...everyRole(404),
		member: 200,
		reader: 200
	}),
	'/operate': signedInPage('/operate', '?/decide', forOperators),
	'/operate/vocabulary': signedInPage('/operate/vocabulary', '?/answer', forOperators),
	'/organisations': page('/organisations'),
	'/organisations/[id=uuid]': page(({ listing }) => `/organisations/${listing}`),
	'/organisations/[id=uuid]/claim': page(({ listing }) => `/organisations/${listing}/claim`, {
		form: '?/mail'
	}),
	'/organisations/[id=uuid]/correct': page(({ listing }) => `/organisations/${listing}/correct`, {
		form: ''
	}),
	'/organisations/[id=uuid]/remove': page(({ listing }) => `/organisations/${listing}/remove`, {
		form: '?/mail'
	}),
	// Everybody of the list is made up, and nothing real is asked by them.
	'/organisations/[id=uuid]/invite': signedInPage(
		({ listing }) => `/organisations/${listing}/invite`,
		'?/mail',
		everyRole(403)
	),
	'/organisations/[id=uuid]/manage': signedInPage(
		({ office }) => `/organisations/${office}/manage`,
		'?/details',
		{ ...everyRole(404), member: 200, reader: 200 }
	),
	'/organisations/new': signedInPage('/organisations/new', ''),
	'/outcomes': page('/outcomes'),
	'/outcomes/check-in': page('/outcomes/check-in?token=none', { answers: 409, form: '' }),
	'/people': page('/people'),
	'/people/[id=uuid]': page(({ profile }) => `/people/${profile}`),
	'/people/[id=uuid]/credit.jsonld': endpoint(({ profile }) => `/people/${profile}/credit.jsonld`),
	'/people/[id=uuid]/meeting.ics': endpoint(({ profile: of }) => `/people/${of}/meeting.ics`, none),
	'/products': page('/products'),
	'/products/[id=uuid]': page(({ product }) => `/products/${product}`, { form: '?/report' }),
	'/products/[id=uuid]/implement': signedInPage(({ product }) => `/products/${product}/implement`, ''),
	'/products/[id=uuid]/steward': signedInPage(({ product }) => `/products/${product}/steward`, '?/ask'),
	// Nobody of the list keeps the product of the address, and it is a real one.
	'/products/[id=uuid]/sustain': signedInPage(
		({ product }) => `/products/${product}/sustain`,
		'',
		everyRole(403)
	),
	'/products/[id=uuid]/teams': page(({ product }) => `/products/${product}/teams`),
	'/products/[id=uuid]/update': signedInPage(
		({ product }) => `/products/${product}/update`,
		'?/look',
		everyRole(403)
	),
	'/products/new': signedInPage('/products/new', '?/look'),
	'/products/renew': page('/products/renew?token=none', { answers: 409, form: '' }),
	'/profile': signedInPage('/profile', '?/contracting'),
	// The profile of the address is an example nobody owns: to everybody it reads like none.
	'/profile/[id=uuid]': signedInPage(({ profile }) => `/profile/${profile}`, '?/publish', everyRole(404)),
	'/profile/[id=uuid]/edit': signedInPage(({ profile }) => `/profile/${profile}/edit`, '', everyRole(404)),
	'/profile/[id=uuid]/places': signedInPage(
		({ profile }) => `/profile/${profile}/places`,
		'?/add',
		everyRole(404)
	),
	'/profile/[id=uuid]/preview': signedInPage(
		({ profile }) => `/profile/${profile}/preview`,
		undefined,
		everyRole(404)
	),
	'/profile/[id=uuid]/skills': signedInPage(
		({ profile }) => `/profile/${profile}/skills`,
		'',
		everyRole(404)
	),
	'/profile/new': signedInPage('/profile/new', '?/start'),
	'/remove': page('/remove?token=none', { answers: 409, form: '' }),
	'/products/[id=uuid]/publiccode.yml': endpoint(({ product }) => `/products/${product}/publiccode.yml`),
	'/saved': signedInPage('/saved', '?/pause'),
	// Nobody of the list has saved a search of that id.
	'/saved/[id=uuid]': endpoint(({ need }) => `/saved/${need}`, { answers: 303, roles: everyRole(404) }),
	'/saved/open': endpoint('/saved/open?alert=none', none),
	'/scoreboard': page('/scoreboard'),
	'/scoreboard/export': endpoint('/scoreboard/export'),
	'/scoreboard/rows': page('/scoreboard/rows?figure=asked'),
	'/search': page('/search?q=maps'),
	'/sign-in': page('/sign-in', { form: '?/link', roles: everyRole(303) }),
	'/sign-in/link': page('/sign-in/link?token=none', { answers: 409, form: '' }),
	'/sign-in/sent': page('/sign-in/sent'),
	'/sign-in/take-back': page('/sign-in/take-back?token=none', { answers: 409, form: '' }),
	'/sign-out': endpoint('/sign-out', { answers: 405, form: '' }),
	'/skills': page('/skills'),
	'/skills/[id=skill]': page(({ skill }) => `/skills/${skill}`, { form: '?/propose' }),
	'/status': page('/status'),
	'/unsubscribe': page('/unsubscribe?token=none', { answers: 404, form: '', signed: true }),
	'/work': signedInPage('/work', '?/follow'),
	// Of the list only the person has a profile to weigh a need for.
	'/work/[id=uuid]': signedInPage(({ need }) => `/work/${need}`, undefined, {
		...everyRole(404),
		person: 200
	}),
	'/work/following': signedInPage('/work/following', '?/place')
};

const routesFolder = join(import.meta.dirname, '../../src/routes');

/** The ids of all routes that answer, as the files say. */
export function routeIds(): string[] {
	const files = readdirSync(routesFolder, { recursive: true, withFileTypes: true }).filter(({ name }) => {
		return /^\+(page\.svelte|page\.server\.ts|page\.ts|server\.ts)$/.test(name);
	});
	const ids = files.map(({ parentPath }) => {
		const path = parentPath.slice(routesFolder.length).replaceAll('\\', '/');
		return path.replace(/\/\([^)]+\)/g, '') || '/';
	});
	return [...new Set(ids)].sort();
}
