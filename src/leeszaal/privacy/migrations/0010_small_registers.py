"""Breaches, trainings, cameras with their recordings, and pictures.

Two things never change about a breach: when the library became aware of it, and whether it is a drill. A close-up is
published only when as many people agreed as can be recognised in it.
"""

import datetime
import uuid

import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.expressions
from django.db import migrations, models

import leeszaal.privacy.breaches.kinds
import leeszaal.privacy.encryption

MAKE = """
CREATE FUNCTION privacy_breach_clock_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (NEW.aware_at, NEW.drill) IS DISTINCT FROM (OLD.aware_at, OLD.drill)
        OR (OLD.reported_at IS NOT NULL AND NEW.reported_at IS DISTINCT FROM OLD.reported_at)
        OR (OLD.closed_at IS NOT NULL AND NEW.closed_at IS DISTINCT FROM OLD.closed_at)
    THEN
        RAISE EXCEPTION 'the clock of a breach is never set back' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER breach_clock_stands BEFORE UPDATE ON privacy_breach
    FOR EACH ROW EXECUTE FUNCTION privacy_breach_clock_stands();

CREATE FUNCTION privacy_breach_step_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'what was done about a breach stands' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER breach_step_stands BEFORE UPDATE ON privacy_breachstep
    FOR EACH ROW EXECUTE FUNCTION privacy_breach_step_stands();

CREATE FUNCTION privacy_picture_may_be_published() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    shown privacy_picture;
BEGIN
    SELECT * INTO shown FROM privacy_picture WHERE id = NEW.picture_id FOR UPDATE;
    IF shown.announced = '' OR shown.taken_down_at IS NOT NULL
        OR EXISTS (SELECT FROM privacy_pictureobjection WHERE picture_id = shown.id AND outcome = '')
        OR EXISTS (SELECT FROM privacy_pictureconsent WHERE picture_id = shown.id AND withdrawn_on IS NOT NULL)
        OR shown.recognisable > (SELECT count(*) FROM privacy_pictureconsent WHERE picture_id = shown.id)
    THEN
        RAISE EXCEPTION 'this picture may not be published' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER picture_may_be_published BEFORE INSERT ON privacy_publication
    FOR EACH ROW EXECUTE FUNCTION privacy_picture_may_be_published();
"""

UNMAKE = """
DROP TRIGGER picture_may_be_published ON privacy_publication;
DROP FUNCTION privacy_picture_may_be_published();
DROP TRIGGER breach_step_stands ON privacy_breachstep;
DROP FUNCTION privacy_breach_step_stands();
DROP TRIGGER breach_clock_stands ON privacy_breach;
DROP FUNCTION privacy_breach_clock_stands();
"""


class Migration(migrations.Migration):
    """Make the tables, and the triggers that keep the clock and guard publications."""

    dependencies = [
        ("privacy", "0009_disclosures"),
    ]

    operations = [
        migrations.CreateModel(
            name="Breach",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.CharField(max_length=120)),
                ("drill", models.BooleanField(default=False)),
                ("aware_at", models.DateTimeField()),
                (
                    "kinds",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("confidentiality", "confidentiality"),
                                ("integrity", "integrity"),
                                ("availability", "availability"),
                            ],
                            max_length=15,
                        ),
                        size=None,
                    ),
                ),
                ("story", leeszaal.privacy.encryption.EncryptedTextField(purpose="privacy.Breach.story")),
                (
                    "consequences",
                    leeszaal.privacy.encryption.EncryptedTextField(default="", purpose="privacy.Breach.consequences"),
                ),
                (
                    "measures",
                    leeszaal.privacy.encryption.EncryptedTextField(default="", purpose="privacy.Breach.measures"),
                ),
                (
                    "risk",
                    models.CharField(
                        blank=True, choices=[("none", "none"), ("risk", "risk"), ("high", "high")], max_length=4
                    ),
                ),
                ("risk_because", models.CharField(blank=True, max_length=1000)),
                ("reported_at", models.DateTimeField(blank=True, null=True)),
                ("report_number", models.CharField(blank=True, max_length=60)),
                ("late_because", models.CharField(blank=True, max_length=500)),
                ("told_at", models.DateTimeField(blank=True, null=True)),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                ("staff_touched", models.PositiveIntegerField(default=0)),
                ("looked_up_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "indexes": [
                    models.Index(condition=models.Q(("closed_at", None)), fields=["aware_at"], name="breach_open")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("risk", ""), models.Q(("risk_because", ""), _negated=True), _connector="OR"
                        ),
                        name="breach_risk_has_a_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("reported_at", None),
                            (
                                "reported_at__lte",
                                django.db.models.expressions.CombinedExpression(
                                    models.F("aware_at"), "+", models.Value(datetime.timedelta(days=3))
                                ),
                            ),
                            models.Q(("late_because", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="breach_reported_late_has_a_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("closed_at", None),
                            ("risk", leeszaal.privacy.breaches.kinds.Risk["NONE"]),
                            models.Q(models.Q(("risk", ""), _negated=True), ("reported_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="breach_with_risk_is_closed_when_reported",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("closed_at", None),
                            models.Q(("risk", leeszaal.privacy.breaches.kinds.Risk["HIGH"]), _negated=True),
                            ("told_at__isnull", False),
                            _connector="OR",
                        ),
                        name="breach_of_high_risk_is_closed_when_told",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Camera",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("branch_id", models.BigIntegerField()),
                ("place", models.CharField(max_length=120)),
                ("sees", models.CharField(max_length=200)),
                ("sign_since", models.DateField(blank=True, null=True)),
                ("keeps_days", models.PositiveSmallIntegerField(default=28)),
                ("folder", models.SlugField(max_length=40, unique=True)),
                ("is_active", models.BooleanField(default=True)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("keeps_days__gte", 1), ("keeps_days__lte", 28)),
                        name="camera_keeps_four_weeks_at_most",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("is_active", False), ("sign_since__isnull", False), _connector="OR"),
                        name="camera_in_use_has_a_sign",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Picture",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("event", models.CharField(max_length=120)),
                ("taken_on", models.DateField()),
                ("place", models.CharField(max_length=120)),
                (
                    "announced",
                    models.CharField(
                        blank=True,
                        choices=[("", "Not"), ("sign", "Sign"), ("invitation", "Invitation"), ("aloud", "Aloud")],
                        max_length=10,
                    ),
                ),
                ("photographer", models.CharField(blank=True, max_length=80)),
                ("recognisable", models.PositiveSmallIntegerField(default=0)),
                ("content", models.BinaryField(blank=True, null=True)),
                ("content_type", models.CharField(blank=True, max_length=20)),
                ("kept_at", models.CharField(blank=True, max_length=300)),
                ("taken_down_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "indexes": [models.Index(fields=["-taken_on"], name="picture_latest")],
            },
        ),
        migrations.CreateModel(
            name="Training",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("staff_id", models.BigIntegerField()),
                ("course", models.CharField(max_length=120)),
                ("given_on", models.DateField()),
                ("valid_until", models.DateField()),
                ("certificate", models.CharField(blank=True, max_length=120)),
                ("recorded_by", models.BigIntegerField()),
                ("recorded_at", models.DateTimeField()),
            ],
            options={
                "indexes": [models.Index(fields=["staff_id", "-valid_until"], name="training_by_staff")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("valid_until__gt", models.F("given_on"))),
                        name="training_counts_after_it_was_given",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Viewing",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("incident", models.CharField(max_length=40)),
                ("reason", models.CharField(max_length=500)),
                ("begins_at", models.DateTimeField()),
                ("ends_at", models.DateTimeField()),
                ("asked_by", models.BigIntegerField()),
                ("asked_at", models.DateTimeField()),
                ("agreed_by", models.BigIntegerField(blank=True, null=True)),
                ("agreed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "camera",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="viewings", to="privacy.camera"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Watched",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("file", models.CharField(max_length=120)),
                ("staff_id", models.BigIntegerField()),
                ("at", models.DateTimeField()),
                (
                    "viewing",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="watched", to="privacy.viewing"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="BreachScope",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "what",
                    models.CharField(
                        choices=[("table", "table"), ("staff", "staff"), ("terminal", "terminal")], max_length=8
                    ),
                ),
                ("label", models.CharField(blank=True, max_length=80)),
                (
                    "columns",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=60), blank=True, default=list, size=None
                    ),
                ),
                ("subject_id", models.BigIntegerField(blank=True, null=True)),
                ("begins_at", models.DateTimeField(blank=True, null=True)),
                ("ends_at", models.DateTimeField(blank=True, null=True)),
                (
                    "breach",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="scopes", to="privacy.breach"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("what", leeszaal.privacy.breaches.kinds.What["TABLE"]),
                                models.Q(("label", ""), _negated=True),
                            ),
                            models.Q(
                                models.Q(("what", leeszaal.privacy.breaches.kinds.What["TABLE"]), _negated=True),
                                ("subject_id__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="breach_scope_names_its_subject",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="BreachStep",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "step",
                    models.CharField(
                        choices=[
                            ("recorded", "Recorded"),
                            ("scope", "Scope"),
                            ("assessed", "Assessed"),
                            ("reported", "Reported"),
                            ("told", "Told"),
                            ("closed", "Closed"),
                            ("warned half", "Warned Half"),
                            ("warned soon", "Warned Soon"),
                            ("warned late", "Warned Late"),
                        ],
                        max_length=11,
                    ),
                ),
                ("at", models.DateTimeField()),
                ("actor_id", models.BigIntegerField(null=True)),
                (
                    "breach",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="steps", to="privacy.breach"
                    ),
                ),
            ],
            options={
                "ordering": ["at", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("step__startswith", "warned")),
                        fields=("breach", "step"),
                        name="one_warning_of_a_kind",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="BreachTouched",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("person_kind", models.CharField(max_length=10)),
                ("person_id", models.BigIntegerField()),
                ("notice_made_at", models.DateTimeField(blank=True, null=True)),
                (
                    "breach",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="touched", to="privacy.breach"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["person_kind", "person_id"], name="touched_of_person")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("breach", "person_kind", "person_id"), name="touched_once_by_a_breach"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PictureConsent",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("person_kind", models.CharField(blank=True, max_length=10)),
                ("person_id", models.BigIntegerField(blank=True, null=True)),
                (
                    "name",
                    leeszaal.privacy.encryption.EncryptedTextField(
                        blank=True, null=True, purpose="privacy.PictureConsent.name"
                    ),
                ),
                ("by_guardian", models.BooleanField(default=False)),
                (
                    "how",
                    models.CharField(
                        choices=[("signed", "Signed"), ("e-mail", "Email"), ("spoken", "Spoken")], max_length=7
                    ),
                ),
                ("given_on", models.DateField()),
                ("withdrawn_on", models.DateField(blank=True, null=True)),
                (
                    "picture",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="consents", to="privacy.picture"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["person_kind", "person_id"], name="picture_consent_of_person")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("person_id__isnull", False), ("name__isnull", False), _connector="OR"),
                        name="picture_consent_is_of_somebody",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("withdrawn_on", None), ("withdrawn_on__gte", models.F("given_on")), _connector="OR"
                        ),
                        name="picture_consent_ends_after_it_began",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PictureObjection",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("words", leeszaal.privacy.encryption.EncryptedTextField(purpose="privacy.PictureObjection.words")),
                (
                    "contact",
                    leeszaal.privacy.encryption.EncryptedTextField(
                        blank=True, null=True, purpose="privacy.PictureObjection.contact"
                    ),
                ),
                ("received_at", models.DateTimeField()),
                ("due_on", models.DateField()),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[("", "Open"), ("taken down", "Taken Down"), ("refused", "Refused")],
                        max_length=10,
                    ),
                ),
                ("answer", models.CharField(blank=True, max_length=1000)),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "picture",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="objections",
                        to="privacy.picture",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(condition=models.Q(("outcome", "")), fields=["due_on"], name="picture_objection_open")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("outcome", ""), ("closed_at__isnull", False), _connector="XOR"),
                        name="picture_objection_is_closed_at_a_moment",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("outcome", "refused"), _negated=True),
                            models.Q(("answer", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="picture_objection_is_refused_with_reasons",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Publication",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("shown_at", models.CharField(max_length=300)),
                ("since", models.DateField()),
                ("until", models.DateField()),
                ("removed_on", models.DateField(blank=True, null=True)),
                (
                    "picture",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="publications", to="privacy.picture"
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("removed_on", None)), fields=["until"], name="publication_standing"
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("until__gte", models.F("since"))), name="publication_ends_after_it_began"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("removed_on", None), ("removed_on__gte", models.F("since")), _connector="OR"
                        ),
                        name="publication_is_removed_after_it_began",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Recording",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("file", models.CharField(max_length=120)),
                ("starts_at", models.DateTimeField()),
                ("claim", models.CharField(blank=True, max_length=60)),
                ("claimed_until", models.DateField(blank=True, null=True)),
                (
                    "camera",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="recordings", to="privacy.camera"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["starts_at"], name="recording_by_moment")],
                "constraints": [
                    models.UniqueConstraint(fields=("camera", "file"), name="one_row_for_a_recording"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("claim", ""), ("claimed_until", None)),
                            models.Q(models.Q(("claim", ""), _negated=True), ("claimed_until__isnull", False)),
                            _connector="OR",
                        ),
                        name="recording_is_claimed_until_a_day",
                    ),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="viewing",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("agreed_by", None), models.Q(("agreed_by", models.F("asked_by")), _negated=True), _connector="OR"
                ),
                name="viewing_takes_two_people",
            ),
        ),
        migrations.AddConstraint(
            model_name="viewing",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("agreed_at", None), ("agreed_by", None)),
                    models.Q(("agreed_at__isnull", False), ("agreed_by__isnull", False)),
                    _connector="OR",
                ),
                name="viewing_is_agreed_at_a_moment",
            ),
        ),
        migrations.AddConstraint(
            model_name="viewing",
            constraint=models.CheckConstraint(
                condition=models.Q(models.Q(("incident", ""), _negated=True), models.Q(("reason", ""), _negated=True)),
                name="viewing_is_about_an_incident",
            ),
        ),
        migrations.AddConstraint(
            model_name="viewing",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends_at__gt", models.F("begins_at"))), name="viewing_ends_after_it_begins"
            ),
        ),
        migrations.RunSQL(MAKE, UNMAKE),
    ]
