import { Refusal } from '#lib/platform/refusal.ts';

/** The code something was refused with; undefined where it was done. */
export async function refusalOf(work: Promise<unknown>): Promise<string | undefined> {
	try {
		await work;
		return undefined;
	} catch (error) {
		if (error instanceof Refusal) return error.code;
		throw error;
	}
}
