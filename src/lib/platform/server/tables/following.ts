import type { FollowedKind } from '../../../following/lifecycle.ts';

export interface FollowTable {
	person_id: string;
	kind: FollowedKind;
	subject: string;
	since: Date;
}

/** Needs somebody does not want to see among those that fit. */
export interface HiddenNeedTable {
	person_id: string;
	need_id: string;
	at: Date;
}
