/** What the pages about imports say of a kind of file and of an import. */
import { accepted } from '#lib/imports/accepted.ts';
import { columnsOf, requiredColumns } from '#lib/imports/server/columns.ts';
import type { ImportKind, ImportStatus } from '#lib/imports/lifecycle.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Locale } from '#lib/platform/language.ts';
import { href } from '#lib/ui/href.ts';

const names = {
	organisations: m.imports_kind_organisations,
	profiles: m.imports_kind_profiles,
	needs: m.imports_kind_needs
} satisfies Record<ImportKind, unknown>;
const texts = {
	organisations: m.imports_about_organisations,
	profiles: m.imports_about_profiles,
	needs: m.imports_about_needs
} satisfies Record<ImportKind, unknown>;

export function kindName(kind: ImportKind, locale: Locale): string {
	return names[kind]({}, { locale });
}

/** A kind with its template and the columns of that. */
export function describeKind(kind: ImportKind, locale: Locale) {
	const required = requiredColumns(kind);
	return {
		kind,
		name: kindName(kind, locale),
		text: texts[kind]({}, { locale }),
		template: href(`/desk/imports/templates/${kind}`, locale),
		columns: Object.keys(columnsOf[kind].shape).map((name) => ({
			name,
			takes: accepted(kind, name, locale),
			required: required.includes(name)
		}))
	};
}
export type KindView = ReturnType<typeof describeKind>;

export function stateOf(
	{ status, imported }: { status: ImportStatus; imported: number | null },
	locale: Locale
): string {
	if (status === 'done') return m.imports_state_done({ imported: imported ?? 0 }, { locale });
	return status === 'confirmed'
		? m.imports_state_confirmed({}, { locale })
		: m.imports_state_looked_at({}, { locale });
}
