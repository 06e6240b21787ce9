/** Every module that holds something about people. The account goes first: erasing ends it last. */
import { accountRecords, type PersonalRecords } from '#lib/accounts/server/own-records.ts';
import { engagementRecords } from '#lib/engagements/server/own-records.ts';
import { deskRecords } from '#lib/desk/server/own-records.ts';
import { followingRecords } from '#lib/following/server/own-records.ts';
import { importRecords } from '#lib/imports/server/own-records.ts';
import { introductionRecords } from '#lib/introductions/server/own-records.ts';
import { matchingRecords } from '#lib/matching/server/own-records.ts';
import { needRecords } from '#lib/needs/server/own-records.ts';
import { notificationRecords } from '#lib/notifications/server/own-records.ts';
import { organisationRecords } from '#lib/organisations/server/own-records.ts';
import { outcomeRecords } from '#lib/outcomes/server/own-records.ts';
import { profileRecords } from '#lib/profiles/server/own-records.ts';

export const personalRecords: readonly PersonalRecords[] = [
	accountRecords,
	organisationRecords,
	needRecords,
	// before the profiles: what somebody said for themselves is found through their profile
	outcomeRecords,
	engagementRecords,
	// before the profiles: in which lists somebody stood is found through their profile
	matchingRecords,
	// before the profiles: what was open with somebody's own profile ends
	introductionRecords,
	profileRecords,
	followingRecords,
	notificationRecords,
	deskRecords,
	importRecords
];
