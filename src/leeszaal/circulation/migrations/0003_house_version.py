"""A version number for the house rules and calendars, raised by whatever changes them.

It comes from a sequence, which a transaction that comes to nothing does not turn back.
"""

from django.db import migrations, models

SOURCES = ("circulation_lendingrule", "branches_branch", "branches_openinghours", "branches_closingday")

NUMBER = """
CREATE SEQUENCE circulation_houseversion_numbers;
CREATE FUNCTION circulation_house_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO circulation_houseversion (id, version) VALUES (1, nextval('circulation_houseversion_numbers'))
    ON CONFLICT (id) DO UPDATE SET version = excluded.version;
    RETURN NULL;
END $$;
INSERT INTO circulation_houseversion (id, version) VALUES (1, nextval('circulation_houseversion_numbers'));
"""
TRIGGERS = "".join(
    f"CREATE TRIGGER house_changed AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON {table}"
    " FOR EACH STATEMENT EXECUTE FUNCTION circulation_house_changed();\n"
    for table in SOURCES
)

UNMAKE = (
    "".join(f"DROP TRIGGER house_changed ON {table};\n" for table in SOURCES)
    + "DROP FUNCTION circulation_house_changed(); DROP SEQUENCE circulation_houseversion_numbers;"
)


class Migration(migrations.Migration):
    """Add the number, its sequence and the triggers."""

    dependencies = [("circulation", "0002_history_stays"), ("branches", "0001_initial")]
    operations = [
        migrations.CreateModel(
            name="HouseVersion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.BigIntegerField()),
            ],
        ),
        migrations.RunSQL(NUMBER + TRIGGERS, UNMAKE),
    ]
