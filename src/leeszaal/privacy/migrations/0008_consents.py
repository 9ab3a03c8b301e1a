"""The ledger of consent, to which lines are only added."""

from typing import ClassVar

import django.db.models.deletion
from django.db import migrations, models

STAYS = """
CREATE FUNCTION privacy_consent_stays() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    acting text := coalesce(nullif(current_setting('role', true), 'none'), session_user::text);
    owner text := (SELECT tableowner FROM pg_tables WHERE schemaname = TG_TABLE_SCHEMA AND tablename = TG_TABLE_NAME);
BEGIN
    IF TG_OP = 'DELETE' AND coalesce(current_setting('leeszaal.erasing', true), '') = 'on'
        AND (acting = owner OR acting = current_database() || '_retention') THEN
        RETURN OLD;
    END IF;
    RAISE EXCEPTION 'a line of consent stays as it was written' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER consent_stays BEFORE UPDATE OR DELETE ON privacy_consentline
    FOR EACH ROW EXECUTE FUNCTION privacy_consent_stays();
CREATE TRIGGER consent_text_stays BEFORE UPDATE OR DELETE ON privacy_consenttext
    FOR EACH ROW EXECUTE FUNCTION privacy_consent_stays();
"""
UNDO = """
DROP TRIGGER consent_stays ON privacy_consentline;
DROP TRIGGER consent_text_stays ON privacy_consenttext;
DROP FUNCTION privacy_consent_stays();
"""
_ID = models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")
_WHAT: list[tuple[str, str]] = [("asked", "Asked"), ("given", "Given"), ("withdrawn", "Withdrawn")]
_HOW: list[tuple[str, str]] = [
    ("own page", "Own Page"),
    ("desk", "At Desk"),
    ("paper", "Paper"),
    ("telephone", "Telephone"),
    ("link", "Link"),
    ("before", "Before"),
    ("of age", "Of Age"),
    ("erased", "Erased"),
]
_BY: list[tuple[str, str]] = [("person", "Person"), ("guardian", "Guardian"), ("law", "Law")]


class Migration(migrations.Migration):
    """Make the tables, and have the database keep every line."""

    dependencies: ClassVar = [("privacy", "0007_looks")]

    operations: ClassVar = [
        migrations.CreateModel(
            name="ConsentText",
            fields=[
                ("id", _ID),
                ("activity", models.CharField(max_length=40)),
                ("language", models.CharField(max_length=2)),
                ("text", models.TextField()),
                ("digest", models.CharField(max_length=64)),
                ("first_shown_at", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("activity", "language", "digest"), name="one_text_of_a_version")
                ]
            },
        ),
        migrations.CreateModel(
            name="ConsentLine",
            fields=[
                ("id", _ID),
                ("person_kind", models.CharField(max_length=10)),
                ("person_id", models.BigIntegerField()),
                ("activity", models.CharField(max_length=40)),
                ("what", models.CharField(choices=_WHAT, max_length=9)),
                ("at", models.DateTimeField()),
                ("how", models.CharField(choices=_HOW, max_length=9)),
                ("by", models.CharField(choices=_BY, max_length=8)),
                ("guardian_id", models.BigIntegerField(null=True)),
                ("noted_by", models.BigIntegerField(null=True)),
                ("lapses_on", models.DateField(null=True)),
                (
                    "text",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lines",
                        to="privacy.consenttext",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["activity", "person_kind", "person_id", "-id"], name="consent_last_line")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("by", "guardian"), ("guardian_id__isnull", False)),
                            models.Q(models.Q(("by", "guardian"), _negated=True), ("guardian_id", None)),
                            _connector="OR",
                        ),
                        name="consent_of_guardian_names_one",
                    )
                ],
            },
        ),
        migrations.RunSQL(STAYS, UNDO),
    ]
