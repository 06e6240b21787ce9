import type { Generated } from 'kysely';
import type { ImportKind, ImportReport, ImportStatus } from '../../../imports/lifecycle.ts';
import type { Locale } from '../../language.ts';

export interface DataImportTable {
	id: Generated<string>;
	person_id: string;
	kind: ImportKind;
	status: Generated<ImportStatus>;
	file_name: string;
	content: Buffer | null;
	locale: Locale;
	report: ImportReport;
	with_similar: Generated<boolean>;
	imported: number | null;
	created_at: Date;
	expires_at: Date;
	done_at: Date | null;
}
