"""Who looked at whom, and why: written through one function, never changed, erased by the nightly round alone."""

import django.db.models.deletion
from django.db import migrations, models

import leeszaal.privacy.encryption

MAKE = """
CREATE FUNCTION privacy_record_look(
    at timestamptz, actor_kind text, actor_id bigint, role text, branch_id bigint, activity text, reason text,
    words bytea, page text, query bytea, trace uuid, people bigint[], sealed date[], colleagues bigint[]
) RETURNS bigint LANGUAGE sql SECURITY DEFINER AS $$
    WITH written AS (
        INSERT INTO privacy_look
            (at, actor_kind, actor_id, role, branch_id, activity, reason, words, page, query, trace)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
        RETURNING id
    ), showing AS (
        INSERT INTO privacy_lookedat (look_id, person_kind, person_id, sealed_until)
        SELECT written.id, 'patron', shown.person, shown.until FROM written, unnest($12, $13) AS shown (person, until)
    ), telling AS (
        INSERT INTO privacy_lookedatstaff (look_id, staff_id)
        SELECT written.id, colleague FROM written, unnest($14) AS colleague
    )
    SELECT id FROM written
$$;
REVOKE ALL ON FUNCTION privacy_record_look FROM PUBLIC;

CREATE FUNCTION privacy_look_stays() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    acting text := coalesce(nullif(current_setting('role'), 'none'), session_user);
BEGIN
    IF TG_OP = 'DELETE' AND (
        acting = current_database() || '_retention'
        OR pg_has_role(acting, (SELECT relowner FROM pg_class WHERE oid = TG_RELID), 'USAGE')
    ) THEN
        RETURN NULL;
    END IF;
    RAISE EXCEPTION 'a look never changes' USING ERRCODE = 'restrict_violation';
END $$;
"""

STAY = """
CREATE TRIGGER look_stays BEFORE UPDATE OR DELETE ON {table}
    FOR EACH STATEMENT EXECUTE FUNCTION privacy_look_stays();
"""
TABLES = ("privacy_look", "privacy_lookedat", "privacy_lookedatstaff")

UNMAKE = """
DROP FUNCTION privacy_look_stays() CASCADE;
DROP FUNCTION privacy_record_look;
"""

_REASONS = [
    ("serving", "Serving"),
    ("question", "Question"),
    ("complaint", "Complaint"),
    ("correction", "Correction"),
    ("other", "Other"),
    ("list", "List"),
    ("search", "Search"),
    ("request", "Request"),
    ("oversight", "Oversight"),
    ("family", "Family"),
    ("self_service", "Self Service"),
]
_ROLES = [
    ("desk", "Desk"),
    ("supervisor", "Supervisor"),
    ("catalogue", "Catalogue"),
    ("manager", "Manager"),
    ("privacy", "Privacy"),
    ("machine", "Machine"),
    ("family", "Family"),
    ("operator", "Operator"),
]
_ACTORS = [("staff", "Staff"), ("terminal", "Terminal"), ("patron", "Patron"), ("operator", "Operator")]


def _number() -> models.BigAutoField:
    return models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")


def _look(name: str) -> models.ForeignKey:
    return models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name=name, to="privacy.look")


class Migration(migrations.Migration):
    """Make the tables, the function that writes them and the triggers that keep them."""

    dependencies = [
        ("privacy", "0006_hand_over"),
    ]

    operations = [
        migrations.CreateModel(
            name="Look",
            fields=[
                ("id", _number()),
                ("at", models.DateTimeField()),
                ("actor_kind", models.CharField(choices=_ACTORS, max_length=10)),
                ("actor_id", models.BigIntegerField(null=True)),
                ("role", models.CharField(choices=_ROLES, max_length=10)),
                ("branch_id", models.BigIntegerField(null=True)),
                ("activity", models.CharField(max_length=40)),
                ("reason", models.CharField(choices=_REASONS, max_length=12)),
                ("words", leeszaal.privacy.encryption.EncryptedTextField(null=True, purpose="privacy.Look.words")),
                ("page", models.CharField(max_length=60)),
                ("query", leeszaal.privacy.encryption.EncryptedTextField(null=True, purpose="privacy.Look.query")),
                ("trace", models.UUIDField()),
            ],
            options={
                "indexes": [
                    models.Index(fields=["at"], name="look_by_moment"),
                    models.Index(fields=["actor_kind", "actor_id", "at"], name="look_by_actor"),
                ],
            },
        ),
        migrations.CreateModel(
            name="LookedAt",
            fields=[
                ("id", _number()),
                ("look", _look("people")),
                ("person_kind", models.CharField(default="patron", max_length=10)),
                ("person_id", models.BigIntegerField()),
                ("sealed_until", models.DateField(null=True)),
            ],
            options={
                "indexes": [models.Index(fields=["person_kind", "person_id", "look"], name="looked_at_person")],
            },
        ),
        migrations.CreateModel(
            name="LookedAtStaff",
            fields=[
                ("id", _number()),
                ("look", _look("staff")),
                ("staff_id", models.BigIntegerField()),
            ],
            options={"indexes": [models.Index(fields=["staff_id", "look"], name="looked_at_staff")]},
        ),
        migrations.RunSQL(MAKE, UNMAKE),
        *(migrations.RunSQL(STAY.format(table=table), migrations.RunSQL.noop) for table in TABLES),
    ]
