"""The ledger of what left the house, agreements and claims by law.

A line of the ledger is only added. Later it is told once how it went, and a silence that still holds may be made
longer; else it stays as it is until its term is over. The database refuses all else, whoever asks.
"""

from typing import ClassVar

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models
from django.db.models import F, Q

import leeszaal.privacy.encryption

STAYS = """
CREATE FUNCTION privacy_disclosure_stays() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    acting text := coalesce(nullif(current_setting('role', true), 'none'), session_user::text);
    owner text := (SELECT tableowner FROM pg_tables WHERE schemaname = TG_TABLE_SCHEMA AND tablename = TG_TABLE_NAME);
    told privacy_disclosure;
BEGIN
    IF TG_OP = 'DELETE' AND (acting = owner OR acting = current_database() || '_retention') THEN
        RETURN OLD;
    END IF;
    IF TG_OP = 'UPDATE' THEN
        told := OLD;
        IF OLD.outcome = 'going' THEN
            told.outcome := NEW.outcome;
            told.settled_at := NEW.settled_at;
        END IF;
        IF OLD.sealed_until > current_date AND NEW.sealed_until > OLD.sealed_until THEN
            told.sealed_until := NEW.sealed_until;
        END IF;
        IF told IS NOT DISTINCT FROM NEW THEN
            RETURN NEW;
        END IF;
    END IF;
    RAISE EXCEPTION 'a line of the ledger of disclosures stays as it was written' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER disclosure_stays BEFORE UPDATE OR DELETE ON privacy_disclosure
    FOR EACH ROW EXECUTE FUNCTION privacy_disclosure_stays();
CREATE FUNCTION privacy_disclosure_matter_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'what was disclosed to whom stays as it was written' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER disclosure_matter_stays BEFORE UPDATE ON privacy_disclosurematter
    FOR EACH ROW EXECUTE FUNCTION privacy_disclosure_matter_stays();
"""
UNDO = """
DROP TRIGGER disclosure_matter_stays ON privacy_disclosurematter;
DROP FUNCTION privacy_disclosure_matter_stays();
DROP TRIGGER disclosure_stays ON privacy_disclosure;
DROP FUNCTION privacy_disclosure_stays();
"""
_ID = models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")
_WAYS: list[tuple[str, str]] = [
    ("partner", "Partner"),
    ("passed_on", "Passed On"),
    ("own_wish", "Own Wish"),
    ("claim", "Legal Claim"),
]
_OUTCOMES: list[tuple[str, str]] = [
    ("going", "Going"),
    ("sent", "Sent"),
    ("refused", "Refused"),
    ("failed", "Failed"),
]
_STATES: list[tuple[str, str]] = [("open", "Open"), ("given", "Given"), ("refused", "Refused")]
_PARTS: list[tuple[str, str]] = [("privacy", "Privacy"), ("manager", "Manager")]


def _names() -> "django.contrib.postgres.fields.ArrayField[list[str], list[str]]":
    return django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=120), size=None)


class Migration(migrations.Migration):
    """Make the tables, and have the database keep every line."""

    dependencies: ClassVar = [("privacy", "0008_consents")]

    operations: ClassVar = [
        migrations.CreateModel(
            name="Agreement",
            fields=[
                ("id", _ID),
                ("partner", models.CharField(max_length=40)),
                ("title", models.CharField(max_length=200)),
                ("kind", models.CharField(max_length=16)),
                ("agreed_on", models.DateField()),
                ("ends_on", models.DateField(blank=True, null=True)),
                ("review_on", models.DateField(blank=True, null=True)),
                ("stored_in", models.CharField(max_length=2)),
                ("sub_processors", models.JSONField(default=list)),
                ("noted_at", models.DateTimeField()),
            ],
            options={
                "indexes": [models.Index(fields=["partner", "-agreed_on"], name="agreement_of_partner")],
                "constraints": [
                    models.CheckConstraint(
                        condition=Q(("ends_on", None), ("ends_on__gte", F("agreed_on")), _connector="OR"),
                        name="agreement_ends_after_it_began",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="AgreementDocument",
            fields=[
                ("id", _ID),
                ("name", models.CharField(max_length=120)),
                (
                    "content",
                    leeszaal.privacy.encryption.EncryptedTextField(purpose="privacy.AgreementDocument.content"),
                ),
                ("added_at", models.DateTimeField()),
                ("added_by", models.BigIntegerField()),
                (
                    "agreement",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="document", to="privacy.agreement"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="LegalClaim",
            fields=[
                ("id", _ID),
                ("article", models.CharField(max_length=20)),
                ("issuer", models.CharField(max_length=40)),
                ("authority", models.CharField(max_length=120)),
                ("reference", models.CharField(max_length=60)),
                ("authorised", models.BooleanField(default=False)),
                ("person_kind", models.CharField(max_length=10)),
                ("person_id", models.BigIntegerField()),
                ("demanded", _names()),
                ("period_from", models.DateField()),
                ("period_to", models.DateField()),
                ("received_on", models.DateField()),
                ("silent_until", models.DateField(null=True)),
                ("state", models.CharField(choices=_STATES, default="open", max_length=7)),
                ("refused_because", models.CharField(blank=True, max_length=1000)),
                ("taken_in_at", models.DateTimeField()),
                ("taken_in_by", models.BigIntegerField(null=True)),
                ("closed_at", models.DateTimeField(null=True)),
                ("closed_by", models.BigIntegerField(null=True)),
                ("extract_hash", models.CharField(blank=True, max_length=64)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["person_kind", "person_id"], name="claim_of_person"),
                    models.Index(fields=["-received_on"], name="claim_latest"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=Q(("period_from__lte", F("period_to"))), name="claim_period_is_one"
                    ),
                    models.CheckConstraint(
                        condition=Q(
                            Q(("state", "refused"), _negated=True),
                            Q(("refused_because", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="claim_refused_with_its_reason",
                    ),
                    models.CheckConstraint(
                        condition=Q(
                            Q(("closed_at", None), ("state", "open")),
                            Q(Q(("state", "open"), _negated=True), ("closed_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="claim_closed_when_answered",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ClaimApproval",
            fields=[
                ("id", _ID),
                ("staff_id", models.BigIntegerField()),
                ("part", models.CharField(choices=_PARTS, max_length=7)),
                ("agreed_at", models.DateTimeField()),
                (
                    "claim",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="approvals", to="privacy.legalclaim"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("claim", "part"), name="claim_agreed_once_in_each_part"),
                    models.UniqueConstraint(fields=("claim", "staff_id"), name="claim_agreed_by_two_people"),
                ],
            },
        ),
        migrations.CreateModel(
            name="DisclosureMatter",
            fields=[
                ("id", _ID),
                ("way", models.CharField(choices=_WAYS, max_length=9)),
                ("activity", models.CharField(max_length=40)),
                ("recipient", models.CharField(max_length=120)),
                ("country", models.CharField(blank=True, max_length=2)),
                ("ground", models.CharField(max_length=20)),
                ("columns", _names()),
                ("digest", models.CharField(max_length=64, unique=True)),
            ],
        ),
        migrations.CreateModel(
            name="Disclosure",
            fields=[
                ("id", _ID),
                ("person_kind", models.CharField(max_length=10)),
                ("person_id", models.BigIntegerField(null=True)),
                ("at", models.DateTimeField()),
                ("outcome", models.CharField(choices=_OUTCOMES, default="going", max_length=7)),
                ("settled_at", models.DateTimeField(null=True)),
                ("sealed_until", models.DateField(null=True)),
                (
                    "matter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="disclosures",
                        to="privacy.disclosurematter",
                    ),
                ),
                (
                    "claim",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="disclosures",
                        to="privacy.legalclaim",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["person_kind", "person_id", "-at"], name="disclosure_of_person"),
                    models.Index(fields=["-at"], name="disclosure_latest"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=Q(
                            Q(("outcome", "going"), ("settled_at", None)),
                            Q(Q(("outcome", "going"), _negated=True), ("settled_at__gte", F("at"))),
                            _connector="OR",
                        ),
                        name="disclosure_settled",
                    )
                ],
            },
        ),
        migrations.RunSQL(STAYS, UNDO),
    ]
