"""Versions of the statement, which never change, and what the checks of promises found."""

from django.db import migrations, models

MAKE = """
CREATE FUNCTION privacy_statement_version_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' OR (NEW.number, NEW.published_at, NEW.content, NEW.digest)
        IS DISTINCT FROM (OLD.number, OLD.published_at, OLD.content, OLD.digest)
    THEN
        RAISE EXCEPTION 'a version of the statement never changes' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER privacy_statement_version_stands BEFORE UPDATE OR DELETE ON privacy_statementversion
    FOR EACH ROW EXECUTE FUNCTION privacy_statement_version_stands();
"""
UNMAKE = """
DROP TRIGGER privacy_statement_version_stands ON privacy_statementversion;
DROP FUNCTION privacy_statement_version_stands();
"""


class Migration(migrations.Migration):
    dependencies = [("privacy", "0003_requests")]

    operations = [
        migrations.CreateModel(
            name="PromiseCheck",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("promise", models.CharField(max_length=20, unique=True)),
                ("checked_at", models.DateTimeField()),
                ("checked", models.PositiveBigIntegerField(default=0)),
                ("failed", models.PositiveBigIntegerField(default=0)),
                ("fault", models.CharField(blank=True, max_length=80)),
                ("broken_since", models.DateTimeField(blank=True, null=True)),
            ],
        ),
        migrations.CreateModel(
            name="StatementVersion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField(unique=True)),
                ("published_at", models.DateTimeField()),
                ("content", models.JSONField()),
                ("digest", models.CharField(max_length=64)),
                ("announcing_began_at", models.DateTimeField(blank=True, null=True)),
                ("announcing_ended_at", models.DateTimeField(blank=True, null=True)),
                ("told", models.PositiveIntegerField(default=0)),
            ],
            options={
                "ordering": ["-number"],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("number__gte", 1)), name="statement_numbered_from_one"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("announcing_ended_at", None),
                            ("announcing_began_at__lte", models.F("announcing_ended_at")),
                            _connector="OR",
                        ),
                        name="statement_announcing_ends_after_it_began",
                    ),
                ],
            },
        ),
        migrations.RunSQL(MAKE, UNMAKE),
    ]
