"""Changes of the register that two people look at.

What a register said never changes, nor goes; it is agreed to when two different people signed it, or when it is the
first: the database refuses all else, whoever asks.
"""

import django.db.models.deletion
from django.db import migrations, models

MAKE = """
CREATE FUNCTION privacy_register_change_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' OR OLD.agreed_at IS NOT NULL OR OLD.withdrawn_at IS NOT NULL
        OR (NEW.number, NEW.found_at, NEW.facts, NEW.binding, NEW.fingerprint, NEW.differences, NEW.weakens)
        IS DISTINCT FROM
        (OLD.number, OLD.found_at, OLD.facts, OLD.binding, OLD.fingerprint, OLD.differences, OLD.weakens)
    THEN
        RAISE EXCEPTION 'a change of the register stays as it was found' USING ERRCODE = 'restrict_violation';
    END IF;
    IF NEW.agreed_at IS NOT NULL
        AND (SELECT count(DISTINCT staff_id) FROM privacy_registersignature WHERE change_id = NEW.id) < 2
    THEN
        RAISE EXCEPTION 'two people agree to a change of the register' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER privacy_register_change_stands BEFORE UPDATE OR DELETE ON privacy_registerchange
    FOR EACH ROW EXECUTE FUNCTION privacy_register_change_stands();
CREATE FUNCTION privacy_register_change_waits() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.agreed_at IS NOT NULL AND EXISTS (SELECT FROM privacy_registerchange) THEN
        RAISE EXCEPTION 'only the first register is agreed to by setting up' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER privacy_register_change_waits BEFORE INSERT ON privacy_registerchange
    FOR EACH ROW EXECUTE FUNCTION privacy_register_change_waits();
"""
UNMAKE = """
DROP TRIGGER privacy_register_change_waits ON privacy_registerchange;
DROP FUNCTION privacy_register_change_waits();
DROP TRIGGER privacy_register_change_stands ON privacy_registerchange;
DROP FUNCTION privacy_register_change_stands();
"""


class Migration(migrations.Migration):
    """Make the tables."""

    dependencies = [
        ("privacy", "0010_small_registers"),
    ]

    operations = [
        migrations.CreateModel(
            name="RegisterChange",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField(unique=True)),
                ("found_at", models.DateTimeField()),
                ("facts", models.JSONField()),
                ("binding", models.JSONField()),
                ("fingerprint", models.CharField(max_length=64)),
                ("differences", models.JSONField(default=list)),
                ("weakens", models.BooleanField(default=False)),
                ("agreed_at", models.DateTimeField(blank=True, null=True)),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "ordering": ["-number"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("number__gte", 1)), name="register_change_numbered_from_one"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("agreed_at", None), ("withdrawn_at", None), _connector="OR"),
                        name="register_change_agreed_or_withdrawn",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RegisterSignature",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("staff_id", models.BigIntegerField()),
                ("signed_at", models.DateTimeField()),
                (
                    "change",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="signatures",
                        to="privacy.registerchange",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("change", "staff_id"), name="one_signature_per_person")
                ],
            },
        ),
        migrations.RunSQL(MAKE, UNMAKE),
    ]
