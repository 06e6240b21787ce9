import { type Kysely, sql } from 'kysely';

/** Texts both sides wrote about their work, and the column that says which work it was. */
const written: readonly { table: string; of: string; columns: readonly string[] }[] = [
	{ table: 'engagement', of: 'id', columns: ['title'] },
	{ table: 'engagement_transition', of: 'engagement_id', columns: ['reason'] },
	{ table: 'engagement_ending', of: 'engagement_id', columns: ['words', 'own_words'] },
	{ table: 'engagement_milestone', of: 'engagement_id', columns: ['title'] },
	{ table: 'engagement_note', of: 'engagement_id', columns: ['words'] },
	{ table: 'engagement_delivery', of: 'engagement_id', columns: ['title'] },
	{
		table: 'outcome_account',
		of: 'engagement_id',
		columns: [
			...['wanted', 'happened', 'worked', 'did_not_work', 'tell_next', 'staff_can', 'staff_shown_by'],
			...['keys_held_by', 'maintained_by', 'reply']
		]
	},
	{ table: 'outcome_event', of: 'engagement_id', columns: ['reason'] },
	{ table: 'outcome_check_in', of: 'engagement_id', columns: ['kept_by', 'without_it'] },
	{ table: 'attestation', of: 'engagement_id', columns: ['words'] }
];

export async function up(db: Kysely<unknown>): Promise<void> {
	await makeHiding(db);
	// What was said is never changed afterwards, but a name in it goes with the person it names.
	await sql`drop trigger outcome_event_append_only on outcome_event`.execute(db);
	await sql`create trigger outcome_event_append_only before update of engagement_id, side, step, at
		on outcome_event for each row execute function refuse_change()`.execute(db);
	await makeRewriting(db);
	await sql`
		create function profile_takes_name_along() returns trigger language plpgsql as $f$
		declare
			works uuid[] := array(select engagement_id from engagement_party where profile_id = old.id);
		begin
			if tg_op = 'DELETE' then
				perform rewrite_work_without(works, array[old.name]);
				return old;
			end if;
			-- The new name too: where it is the longer one, hiding the old one would leave the rest of it standing.
			perform rewrite_work_without(works, array[old.name, new.name]);
			return new;
		end $f$`.execute(db);
	// Before, because afterwards nobody knows any more which work it was.
	await sql`create trigger profile_erased_name before delete on profile for each row
		when (old.kind = 'person') execute function profile_takes_name_along()`.execute(db);
	await sql`create trigger profile_former_name before update of name on profile for each row
		when (old.kind = 'person' and old.name <> new.name) execute function profile_takes_name_along()`.execute(db);
	// Documents made before held the names.
	await sql`insert into search_change (kind, id)
		select distinct 'outcome', engagement_id::text from outcome_account`.execute(db);
}

/** The SQL twins of `namesIn` and `withoutNames`: the search reads them below the engagements. */
async function makeHiding(db: Kysely<unknown>): Promise<void> {
	await sql`
		create function names_in_work(work uuid) returns text[] language sql stable as $f$
			select coalesce(array_agg(profile.name), '{}') from engagement_party as named
				join profile on profile.id = named.profile_id
				where named.engagement_id = work and profile.kind = 'person'
		$f$`.execute(db);
	await sql`
		create function without_names(words text, names text[]) returns text language plpgsql immutable as $f$
		declare
			name text;
		begin
			-- The longer ones first: one may be part of another.
			for name in select wanted from (select distinct btrim(each, E' \\t\\r\\n') as wanted from unnest(names) as each)
				as known where length(wanted) > 1 order by length(wanted) desc, wanted
			loop
				words := regexp_replace(words collate pg_c_utf8, '(?<![[:alnum:]])'
					|| regexp_replace(name, '[].*+?^$(){}|[\\\\]', '\\\\\\&', 'g') || '(?![[:alnum:]])', '[…]', 'gi');
			end loop;
			return words;
		end $f$`.execute(db);
}

/** Takes those names out of every text about those works, and out of what stood there before a correction. */
async function makeRewriting(db: Kysely<unknown>): Promise<void> {
	const inWorks = written.map(({ table, of, columns }) => {
		const cleared = columns.map((column) => sql`without_names(${sql.ref(column)}, names)`);
		const each = columns.map((column, index) => sql`${sql.ref(column)} = ${cleared[index]}`);
		const changed = columns.map((column, index) => sql`${sql.ref(column)} <> ${cleared[index]}`);
		return sql`update ${sql.table(table)} set ${sql.join(each)}
			where ${sql.ref(of)} = any(works) and (${sql.join(changed, sql` or `)});`;
	});
	await sql`
		create function changes_without_names(changes jsonb, names text[]) returns jsonb language sql immutable as $f$
			select coalesce(jsonb_object_agg(field, case jsonb_typeof(told)
				when 'string' then to_jsonb(without_names(told #>> '{}', names))
				when 'object' then changes_without_names(told, names)
				else told end), '{}')
			from jsonb_each(changes) as each (field, told)
		$f$`.execute(db);
	await sql`
		create function rewrite_work_without(works uuid[], names text[]) returns void language plpgsql as $f$
		begin
			${sql.join(inWorks, sql` `)}
			update outcome_event set changes = changes_without_names(changes, names)
				where engagement_id = any(works) and changes <> changes_without_names(changes, names);
			update lesson set title = without_names(title, names), words = without_names(words, names)
				where id in (select lesson_id from lesson_source where engagement_id = any(works))
					and (title <> without_names(title, names) or words <> without_names(words, names));
		end $f$`.execute(db);
}
