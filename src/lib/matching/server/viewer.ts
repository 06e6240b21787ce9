import { audiences } from '../../postings/filters.ts';
import { type Actor, reaches } from '../../platform/actor.ts';
import { isVerified } from '../../profiles/policy.ts';

/** How far somebody may look into the pool of profiles. */
export interface Viewer {
	/** The highest `match_posting.audience` shown to them. */
	sees: number;
	/** The same of real profiles, where that is less: a made-up office is verified for the made-up only. */
	ofReal: number;
	/** Profiles closed to them: blocked either way, or in conflict of interest. They read like absent ones. */
	closed: readonly string[];
}

/** Profiles that show themselves only inside an introduction are in nobody's list. */
export function viewerOf(actor: Actor, closed: readonly string[] = []): Viewer {
	const verified = actor.kind === 'system' || isVerified(actor);
	const sees = verified ? audiences.verified : audiences.public;
	return { sees, ofReal: reaches(actor, { example: false }) ? sees : audiences.public, closed };
}
