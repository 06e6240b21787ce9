/** Every module that holds something about people. The account stands first: erasing ends it last. */
import { accountRecords, type PersonalRecords } from '#lib/accounts/server/own-records.ts';
import { alertRecords } from '#lib/alerts/server/own-records.ts';
import { engagementRecords } from '#lib/engagements/server/own-records.ts';
import { deskRecords } from '#lib/desk/server/own-records.ts';
import { followingRecords } from '#lib/following/server/own-records.ts';
import { implementerRecords } from '#lib/implementers/server/own-records.ts';
import { importRecords } from '#lib/imports/server/own-records.ts';
import { introductionRecords } from '#lib/introductions/server/own-records.ts';
import { matchingRecords } from '#lib/matching/server/own-records.ts';
import { needRecords } from '#lib/needs/server/own-records.ts';
import { notificationRecords } from '#lib/notifications/server/own-records.ts';
import { organisationRecords } from '#lib/organisations/server/own-records.ts';
import { outcomeRecords } from '#lib/outcomes/server/own-records.ts';
import { productRecords } from '#lib/products/server/own-records.ts';
import { profileRecords } from '#lib/profiles/server/own-records.ts';

/**
 * Erased from the last to the first: what is found through somebody's profile, and what was open with it, stands
 * after the profiles.
 */
export const personalRecords: readonly PersonalRecords[] = [
	accountRecords,
	organisationRecords,
	needRecords,
	productRecords,
	profileRecords,
	implementerRecords,
	outcomeRecords,
	engagementRecords,
	matchingRecords,
	introductionRecords,
	followingRecords,
	alertRecords,
	notificationRecords,
	deskRecords,
	importRecords
];
