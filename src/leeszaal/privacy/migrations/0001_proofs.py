"""Proofs of the nightly rounds, agreements to large ones, and the mark of erasures.

A proof is only ever added, in order, and each hangs on the one before it: the database refuses all else, whoever asks.
"""

import uuid

from django.db import migrations, models

MAKE = """
CREATE FUNCTION privacy_proof_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a proof never changes' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER proof_stays BEFORE UPDATE OR DELETE ON privacy_proof
    FOR EACH ROW EXECUTE FUNCTION privacy_proof_stays();
CREATE FUNCTION privacy_proof_follows() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    last privacy_proof;
BEGIN
    SELECT * INTO last FROM privacy_proof ORDER BY number DESC LIMIT 1;
    IF NEW.number <> coalesce(last.number, 0) + 1 OR NEW.previous <> coalesce(last.hash, repeat('0', 64)) THEN
        RAISE EXCEPTION 'a proof follows the last one' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER proof_follows BEFORE INSERT ON privacy_proof
    FOR EACH ROW EXECUTE FUNCTION privacy_proof_follows();
"""

UNMAKE = """
DROP TRIGGER proof_follows ON privacy_proof;
DROP FUNCTION privacy_proof_follows();
DROP TRIGGER proof_stays ON privacy_proof;
DROP FUNCTION privacy_proof_stays();
"""


class Migration(migrations.Migration):
    """Make the tables, and the triggers that keep proofs as they are."""

    initial = True
    dependencies = []
    operations = [
        migrations.CreateModel(
            name="Proof",
            fields=[
                ("number", models.BigIntegerField(primary_key=True, serialize=False)),
                ("made_at", models.DateTimeField()),
                ("body", models.JSONField()),
                ("previous", models.CharField(max_length=64)),
                ("hash", models.CharField(max_length=64, unique=True)),
            ],
            options={
                "ordering": ["number"],
                "indexes": [models.Index(fields=["-made_at"], name="proof_latest")],
            },
        ),
        migrations.CreateModel(
            name="Approval",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("activity", models.CharField(max_length=40)),
                ("starts", models.CharField(max_length=120)),
                ("then", models.CharField(max_length=120)),
                ("rows", models.PositiveBigIntegerField()),
                ("staff_id", models.BigIntegerField()),
                ("approved_at", models.DateTimeField()),
                ("used_in", models.BigIntegerField(blank=True, null=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("used_in", None)),
                        fields=("activity", "starts", "then", "staff_id"),
                        name="one_open_approval_per_person",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ErasureMark",
            fields=[
                ("id", models.SmallAutoField(primary_key=True, serialize=False)),
                ("journal", models.UUIDField(default=uuid.uuid4)),
                ("number", models.PositiveBigIntegerField(default=0)),
            ],
            options={
                "constraints": [models.CheckConstraint(condition=models.Q(("id", 1)), name="one_erasure_mark")],
            },
        ),
        migrations.RunSQL(MAKE, UNMAKE),
    ]
