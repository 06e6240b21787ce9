/** `npm run setup`: a real instance at a fresh or an existing database. Run again, it changes nothing twice. */
import { m } from '#lib/paraglide/messages.js';
import { askNobody, askSomebody } from './instance/setup/asking.ts';
import { runCommand, say, terminalLocale } from './instance/command.ts';
import { setUp } from './instance/setup/set-up.ts';
import { readWishes } from './instance/setup/wishes.ts';

const locale = terminalLocale(process.env);
await runCommand(locale, async () => {
	const wishes = readWishes(process.argv.slice(2), process.env);
	if (wishes.help) {
		say(m.setup_usage({}, { locale }));
		return;
	}
	const asking = wishes.yes ? askNobody() : askSomebody(say, m.setup_input_ended({}, { locale }));
	try {
		await setUp({ wishes, asking, locale, say });
	} finally {
		asking.close();
	}
});
