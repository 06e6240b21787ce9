import type { FollowedKind } from './lifecycle.ts';

/** A thing somebody may follow, as a page offers it. */
export interface FollowOffer {
	kind: FollowedKind;
	subject: string;
	/** What it is called; a need is "this need" on its own page. */
	name: string;
	following: boolean;
}
