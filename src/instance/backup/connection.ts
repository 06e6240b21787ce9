import postgres from 'postgres';
import { readAddress } from '#lib/platform/server/address.ts';

/** One connection that writes values the same way everywhere, whatever the server prefers. */
export function openConnection(url: string): postgres.Sql {
	return postgres({
		...readAddress(url),
		max: 1,
		idle_timeout: 0,
		onnotice: () => undefined,
		connection: {
			application_name: 'mutirao-backup',
			statement_timeout: 0,
			idle_in_transaction_session_timeout: 0,
			TimeZone: 'UTC',
			DateStyle: 'ISO, YMD',
			IntervalStyle: 'postgres',
			bytea_output: 'hex',
			extra_float_digits: 1
		}
	});
}
