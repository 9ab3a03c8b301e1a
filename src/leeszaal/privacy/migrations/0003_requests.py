"""Requests with their steps and reminders, and checks of identity.

The clock of a request stands: what it was computed from never changes, and its last day moves once, by an extension.
"""

import django.db.models.deletion
import django.db.models.functions.comparison
from django.db import migrations, models

MAKE = """
CREATE FUNCTION privacy_request_clock_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (NEW."right", NEW.dated_on, NEW.received_on, NEW.begun_on)
        IS DISTINCT FROM (OLD."right", OLD.dated_on, OLD.received_on, OLD.begun_on)
        OR (NEW.due_on <> OLD.due_on AND (OLD.extended_on IS NOT NULL OR NEW.extended_on IS NULL))
        OR (OLD.extended_on IS NOT NULL AND NEW.extended_on IS DISTINCT FROM OLD.extended_on)
        OR (OLD.state <> 'open' AND NEW.state = 'open')
    THEN
        RAISE EXCEPTION 'the clock of a request is never set back' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER request_clock_stands BEFORE UPDATE ON privacy_rightsrequest
    FOR EACH ROW EXECUTE FUNCTION privacy_request_clock_stands();
"""

UNMAKE = """
DROP TRIGGER request_clock_stands ON privacy_rightsrequest;
DROP FUNCTION privacy_request_clock_stands();
"""


class Migration(migrations.Migration):
    """Make the tables, and the trigger that keeps the clock."""

    dependencies = [
        ("privacy", "0002_restriction"),
    ]

    operations = [
        migrations.CreateModel(
            name="RightsRequest",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("person_kind", models.CharField(max_length=10)),
                ("person_id", models.BigIntegerField()),
                (
                    "right",
                    models.CharField(
                        choices=[
                            ("15", "access"),
                            ("16", "rectification"),
                            ("17", "erasure"),
                            ("18", "restriction"),
                            ("20", "portability"),
                            ("21", "objection"),
                        ],
                        max_length=2,
                    ),
                ),
                (
                    "intake",
                    models.CharField(
                        choices=[("own page", "Own Page"), ("desk", "Desk"), ("e-mail", "Email"), ("letter", "Letter")],
                        max_length=8,
                    ),
                ),
                ("wish", models.CharField(blank=True, max_length=1000)),
                ("dated_on", models.DateField(blank=True, null=True)),
                ("received_on", models.DateField()),
                ("begun_on", models.DateField()),
                ("due_on", models.DateField()),
                ("extended_on", models.DateField(blank=True, null=True)),
                (
                    "extension",
                    models.CharField(
                        blank=True, choices=[("complex", "complex"), ("many requests", "many_requests")], max_length=14
                    ),
                ),
                ("extension_words", models.CharField(blank=True, max_length=500)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "Open"),
                            ("done", "Done"),
                            ("refused", "Refused"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="open",
                        max_length=9,
                    ),
                ),
                (
                    "refusal",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("12(5)", "unfounded"),
                            ("12(2)", "not_identified"),
                            ("11(2)", "not_traceable"),
                            ("15(4)", "rights_of_others"),
                            ("16", "correct_already"),
                            ("17(1)", "still_needed"),
                            ("17(3)(a)", "free_expression"),
                            ("17(3)(b)", "legal_duty"),
                            ("17(3)(d)", "archive_or_statistics"),
                            ("17(3)(e)", "legal_claim"),
                            ("18(1)", "no_ground_to_restrict"),
                            ("20(1)", "not_portable"),
                            ("20(4)", "porting_harms_others"),
                            ("21(1)", "compelling_grounds"),
                            ("21(6)", "public_statistics"),
                        ],
                        max_length=8,
                    ),
                ),
                ("answer", models.CharField(blank=True, max_length=2000)),
                ("closed_on", models.DateField(blank=True, null=True)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["person_kind", "person_id"], name="request_by_person"),
                    models.Index(condition=models.Q(("state", "open")), fields=["due_on"], name="request_open_by_due"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("begun_on", django.db.models.functions.comparison.Least("dated_on", "received_on"))
                        ),
                        name="request_begins_at_the_earliest_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("due_on__gt", models.F("begun_on"))), name="request_has_time"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state", "open"), ("closed_on__isnull", False), _connector="XOR"),
                        name="request_is_closed_on_a_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("state", "refused"),
                                models.Q(("refusal", ""), _negated=True),
                                models.Q(("answer", ""), _negated=True),
                            ),
                            models.Q(models.Q(("state", "refused"), _negated=True), ("refusal", "")),
                            _connector="OR",
                        ),
                        name="request_is_refused_with_a_ground",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("extended_on", None), ("extension", "")),
                            models.Q(
                                ("extended_on__isnull", False),
                                models.Q(("extension", ""), _negated=True),
                                models.Q(("extension_words", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="request_is_extended_with_a_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RequestStep",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "what",
                    models.CharField(
                        choices=[
                            ("received", "Received"),
                            ("identity checked", "Identity Checked"),
                            ("package made", "Package Made"),
                            ("extended", "Extended"),
                            ("done", "Done"),
                            ("refused", "Refused"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        max_length=16,
                    ),
                ),
                ("at", models.DateTimeField()),
                ("actor_kind", models.CharField(max_length=10)),
                ("actor_id", models.BigIntegerField(null=True)),
                (
                    "request",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="steps", to="privacy.rightsrequest"
                    ),
                ),
            ],
            options={
                "ordering": ["at", "id"],
            },
        ),
        migrations.CreateModel(
            name="RequestReminder",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(choices=[("week_left", "week_left"), ("last_day", "last_day")], max_length=9),
                ),
                ("made_at", models.DateTimeField()),
                ("sent_at", models.DateTimeField(blank=True, null=True)),
                (
                    "request",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reminders",
                        to="privacy.rightsrequest",
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("request", "kind"), name="one_reminder_of_a_kind")],
            },
        ),
        migrations.CreateModel(
            name="IdentityCheck",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("person_kind", models.CharField(max_length=10)),
                ("person_id", models.BigIntegerField()),
                ("purpose", models.CharField(choices=[("request", "Request"), ("log-in", "Log In")], max_length=7)),
                (
                    "how",
                    models.CharField(
                        choices=[
                            ("logged in", "Logged In"),
                            ("document seen", "Document Seen"),
                            ("called back", "Called Back"),
                            ("questions", "Control Questions"),
                        ],
                        max_length=13,
                    ),
                ),
                ("checked_at", models.DateTimeField()),
                ("actor_kind", models.CharField(max_length=10)),
                ("actor_id", models.BigIntegerField(null=True)),
                (
                    "request",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="identity_checks",
                        to="privacy.rightsrequest",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["person_kind", "person_id"], name="identity_check_by_person")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("purpose", "request"), ("request__isnull", False)),
                            models.Q(("purpose", "log-in"), ("request", None)),
                            _connector="OR",
                        ),
                        name="identity_check_belongs_to_its_request",
                    )
                ],
            },
        ),
        migrations.RunSQL(MAKE, UNMAKE),
    ]
