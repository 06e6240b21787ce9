/**
 * The table of events: who is told about each, in which group (which decides channels and rhythm, see
 * `groups.ts`), and in which words; or why nobody is told. Each part of the field has its rows in `events/`.
 */
import { implementerEvents } from './events/implementers.ts';
import { introductionEvents } from './events/introductions.ts';
import { needEvents } from './events/needs.ts';
import { productEvents } from './events/products.ts';
import { searchEvents } from './events/searches.ts';
import { teamEvents } from './events/teams.ts';
import { workEvents } from './events/work.ts';
import type { EventTable } from './rule.ts';

export const eventTable: EventTable = {
	...implementerEvents,
	...introductionEvents,
	...needEvents,
	...productEvents,
	...searchEvents,
	...teamEvents,
	...workEvents,
	'hour.passed': { nobody: 'time passes for everybody' },
	'day.passed': { nobody: 'time passes for everybody' },
	'import.confirmed': { nobody: 'who confirmed it reads on its page how far it is' },
	'mail.due': { nobody: 'it is itself a mail on its way' },
	'link.asked': { nobody: 'the link is mailed by the accounts, to a mailbox that may belong to nobody yet' }
};
