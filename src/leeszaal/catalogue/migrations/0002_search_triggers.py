"""Triggers that tell search which records to read again.

They work per statement, over all its rows at once, so that a bulk load stays cheap; a session that sets
``leeszaal.skip_search_changes`` to ``on`` writes no changes at all and must rebuild the index afterwards.
"""

from django.db import migrations

FUNCTIONS = """
create function search_is_skipped() returns boolean language sql stable as
$$ select coalesce(current_setting('leeszaal.skip_search_changes', true), '') = 'on' $$;

create function search_record_added() returns trigger language plpgsql as $$
begin
    insert into catalogue_searchchange (txid, record_id)
    select pg_current_xact_id()::text::bigint, id from new_rows;
    return null;
end $$;

create function search_record_removed() returns trigger language plpgsql as $$
begin
    insert into catalogue_searchchange (txid, record_id)
    select pg_current_xact_id()::text::bigint, id from old_rows;
    return null;
end $$;

create function search_record_changed() returns trigger language plpgsql as $$
begin
    insert into catalogue_searchchange (txid, record_id)
    select pg_current_xact_id()::text::bigint, n.id
      from new_rows n join old_rows o using (id)
     where (n.suppressed, n.created_at, n.material_type, n.title, n.subtitle, n.part, n.responsibility, n.author,
            n.contributors, n.publisher, n.year, n.languages, n.isbns, n.issns, n.series, n.subjects, n.genres,
            n.age_level, n.is_fiction, n.summary, n.contents, n.work_key, n.sort_title, n.sort_author)
           is distinct from
           (o.suppressed, o.created_at, o.material_type, o.title, o.subtitle, o.part, o.responsibility, o.author,
            o.contributors, o.publisher, o.year, o.languages, o.isbns, o.issns, o.series, o.subjects, o.genres,
            o.age_level, o.is_fiction, o.summary, o.contents, o.work_key, o.sort_title, o.sort_author);
    return null;
end $$;

create function search_item_added() returns trigger language plpgsql as $$
begin
    insert into catalogue_searchchange (txid, record_id)
    select distinct pg_current_xact_id()::text::bigint, record_id from new_rows;
    return null;
end $$;

create function search_item_removed() returns trigger language plpgsql as $$
begin
    insert into catalogue_searchchange (txid, record_id)
    select distinct pg_current_xact_id()::text::bigint, record_id from old_rows;
    return null;
end $$;

create function search_item_changed() returns trigger language plpgsql as $$
begin
    insert into catalogue_searchchange (txid, record_id)
    select distinct pg_current_xact_id()::text::bigint, unnest(array[n.record_id, o.record_id])
      from new_rows n join old_rows o using (id)
     where (n.record_id, n.status, n.branch_id, n.current_branch_id)
           is distinct from (o.record_id, o.status, o.branch_id, o.current_branch_id);
    return null;
end $$;

create function search_authority_added() returns trigger language plpgsql as $$
begin
    insert into catalogue_searchchange (txid, heading)
    select pg_current_xact_id()::text::bigint, heading from new_rows where see_from <> '{}';
    return null;
end $$;

create function search_authority_removed() returns trigger language plpgsql as $$
begin
    insert into catalogue_searchchange (txid, heading)
    select pg_current_xact_id()::text::bigint, heading from old_rows where see_from <> '{}';
    return null;
end $$;

create function search_authority_changed() returns trigger language plpgsql as $$
begin
    insert into catalogue_searchchange (txid, heading)
    select distinct pg_current_xact_id()::text::bigint, unnest(array[n.heading, o.heading])
      from new_rows n join old_rows o using (id)
     where (n.heading, n.see_from) is distinct from (o.heading, o.see_from);
    return null;
end $$;
"""

SUBJECTS = ("record", "item", "authority")
VERBS = {
    "added": ("insert", "new table as new_rows"),
    "removed": ("delete", "old table as old_rows"),
    "changed": ("update", "new table as new_rows old table as old_rows"),
}
TRIGGERS = "".join(
    f"create trigger search_{verb} after {event} on catalogue_{subject} referencing {rows} for each statement"
    f" when (not search_is_skipped()) execute function search_{subject}_{verb}();\n"
    for subject in SUBJECTS
    for verb, (event, rows) in VERBS.items()
)
NO_TRIGGERS = "".join(f"drop trigger search_{verb} on catalogue_{subject};\n" for subject in SUBJECTS for verb in VERBS)
NO_FUNCTIONS = "drop function search_is_skipped();" + "".join(
    f"drop function search_{subject}_{verb}();" for subject in SUBJECTS for verb in VERBS
)


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0001_initial")]
    operations = [
        migrations.RunSQL(FUNCTIONS, NO_FUNCTIONS),
        migrations.RunSQL(TRIGGERS, NO_TRIGGERS),
    ]
