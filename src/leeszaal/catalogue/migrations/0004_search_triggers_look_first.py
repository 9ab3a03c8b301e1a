"""The condition of the search triggers stands in the triggers themselves.

A function there is read and planned anew for every statement that changes an item, which every check-out does.
"""

from django.db import migrations

SUBJECTS = ("record", "item", "authority")
VERBS = {
    "added": ("insert", "new table as new_rows"),
    "removed": ("delete", "old table as old_rows"),
    "changed": ("update", "new table as new_rows old table as old_rows"),
}
AS_TEXT = "current_setting('leeszaal.skip_search_changes', true) is distinct from 'on'"
AS_FUNCTION = "not search_is_skipped()"


def _triggers(condition: str) -> str:
    return "".join(
        f"drop trigger search_{verb} on catalogue_{subject};\n"
        f"create trigger search_{verb} after {event} on catalogue_{subject} referencing {rows} for each statement"
        f" when ({condition}) execute function search_{subject}_{verb}();\n"
        for subject in SUBJECTS
        for verb, (event, rows) in VERBS.items()
    )


class Migration(migrations.Migration):
    """Make the triggers anew; the function goes."""

    dependencies = [("catalogue", "0003_fewer_indexes")]
    operations = [
        migrations.RunSQL(
            _triggers(AS_TEXT) + "drop function search_is_skipped();",
            "create function search_is_skipped() returns boolean language sql stable as "
            "$$ select coalesce(current_setting('leeszaal.skip_search_changes', true), '') = 'on' $$;"
            + _triggers(AS_FUNCTION),
        )
    ]
