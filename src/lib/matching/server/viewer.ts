import { audiences } from '../../postings/filters.ts';
import type { Actor } from '../../platform/actor.ts';
import { isVerified } from '../../profiles/policy.ts';

/** How far somebody may look into the pool of profiles. */
export interface Viewer {
	/** The highest `match_posting.audience` shown to them. */
	sees: number;
	/** Profiles closed to them: blocked either way, or in conflict of interest. They read like absent ones. */
	closed: readonly string[];
}

/** Profiles that show themselves only inside an introduction are in nobody's list. */
export function viewerOf(actor: Actor, closed: readonly string[] = []): Viewer {
	const verified = actor.kind === 'system' || isVerified(actor);
	return { sees: verified ? audiences.verified : audiences.public, closed };
}
