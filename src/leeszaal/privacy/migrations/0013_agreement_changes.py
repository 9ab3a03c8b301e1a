"""Changes of agreements that let more go out wait for a second person.

The database refuses such a change of an agreement, whoever asks, unless a second person agreed to just that at that
moment. Who owns the tables is let through: a library that is set up, or put back.
"""

import django.db.models.deletion
from django.db import migrations, models

import leeszaal.privacy.encryption

MAKE = """
CREATE FUNCTION privacy_agreement_takes_two() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    acting text := coalesce(nullif(current_setting('role', true), 'none'), session_user::text);
    owner text := (SELECT tableowner FROM pg_tables WHERE schemaname = TG_TABLE_SCHEMA AND tablename = TG_TABLE_NAME);
BEGIN
    IF acting = owner THEN
        RETURN NEW;
    END IF;
    IF TG_OP = 'UPDATE' THEN
        IF (NEW.partner, NEW.title, NEW.stored_in) IS NOT DISTINCT FROM (OLD.partner, OLD.title, OLD.stored_in)
            AND NEW.agreed_on >= OLD.agreed_on
            AND coalesce(NEW.ends_on, 'infinity') <= coalesce(OLD.ends_on, 'infinity')
            AND NEW.sub_processors <@ OLD.sub_processors
        THEN
            RETURN NEW;
        END IF;
    END IF;
    IF NOT EXISTS (
        SELECT FROM privacy_agreementchange change
        WHERE change.is_agreed AND change.decided_at = NEW.noted_at
            AND (change.agreement_id = NEW.id OR change.agreement_id IS NULL AND TG_OP = 'INSERT')
            AND (change.partner, change.title, change.agreed_on, change.ends_on, change.stored_in)
                IS NOT DISTINCT FROM (NEW.partner, NEW.title, NEW.agreed_on, NEW.ends_on, NEW.stored_in)
            AND change.sub_processors = NEW.sub_processors
    ) THEN
        RAISE EXCEPTION 'two people agree to what lets more go out' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER privacy_agreement_takes_two BEFORE INSERT OR UPDATE ON privacy_agreement
    FOR EACH ROW EXECUTE FUNCTION privacy_agreement_takes_two();
"""
UNMAKE = """
DROP TRIGGER privacy_agreement_takes_two ON privacy_agreement;
DROP FUNCTION privacy_agreement_takes_two();
"""


class Migration(migrations.Migration):
    """Make the table, and have the database keep agreements."""

    dependencies = [("privacy", "0012_erasures_proven")]

    operations = [
        migrations.CreateModel(
            name="AgreementChange",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("partner", models.CharField(max_length=40)),
                ("title", models.CharField(max_length=200)),
                ("agreed_on", models.DateField()),
                ("ends_on", models.DateField(blank=True, null=True)),
                ("review_on", models.DateField(blank=True, null=True)),
                ("stored_in", models.CharField(max_length=2)),
                ("sub_processors", models.JSONField(default=list)),
                ("document_name", models.CharField(blank=True, max_length=120)),
                (
                    "document",
                    leeszaal.privacy.encryption.EncryptedTextField(
                        blank=True, null=True, purpose="privacy.AgreementChange.document"
                    ),
                ),
                ("asked_by", models.BigIntegerField()),
                ("asked_at", models.DateTimeField()),
                ("decided_by", models.BigIntegerField(blank=True, null=True)),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                ("is_agreed", models.BooleanField(default=False)),
                (
                    "agreement",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="changes",
                        to="privacy.agreement",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["asked_at"], name="agreement_change_by_moment")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("is_agreed", False),
                            models.Q(
                                ("decided_by__isnull", False),
                                models.Q(("decided_by", models.F("asked_by")), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="agreement_change_takes_two_people",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("decided_at", None), ("decided_by", None)),
                            models.Q(("decided_at__isnull", False), ("decided_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="agreement_change_is_decided_at_a_moment",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("decided_at", None)),
                        fields=("agreement",),
                        name="one_change_of_an_agreement_waits",
                    ),
                ],
            },
        ),
        migrations.RunSQL(MAKE, UNMAKE),
    ]
