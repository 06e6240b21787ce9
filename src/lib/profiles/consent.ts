/** What the owner of a profile agrees to when it is published. A changed wording gets a new version. */
import { m } from '../paraglide/messages.js';
import type { Locale } from '../platform/language.ts';
import type { Visibility } from './lifecycle.ts';

export const consentVersion = '2026-11';

const wordings = {
	public: m.profile_editor_consent_public,
	verified: m.profile_editor_consent_verified,
	introduction: m.profile_editor_consent_introduction
} satisfies Record<Visibility, unknown>;

/** The words as they are read and kept. */
export function consentWording(visibility: Visibility, locale: Locale): string {
	return wordings[visibility]({}, { locale });
}
