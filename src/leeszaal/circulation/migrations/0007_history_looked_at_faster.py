"""The database's watch over history compares rows as they are, for each night it looks at very many of them."""

from django.db import migrations

COMPARE_ROWS = """
CREATE OR REPLACE FUNCTION circulation_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    rest circulation_event := NEW;
BEGIN
    IF TG_OP = 'UPDATE'
        AND (NEW.patron_id IS NULL OR NEW.patron_id = OLD.patron_id)
        AND (NEW.actor_id IS NULL OR NEW.actor_id = OLD.actor_id) THEN
        rest.patron_id := OLD.patron_id;
        rest.actor_id := OLD.actor_id;
        IF rest IS NOT DISTINCT FROM OLD THEN
            RETURN NEW;
        END IF;
    END IF;
    RAISE EXCEPTION 'history is only added to' USING ERRCODE = 'restrict_violation';
END $$;
"""

COMPARE_JSON = """
CREATE OR REPLACE FUNCTION circulation_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE'
        AND to_jsonb(NEW) - 'patron_id' - 'actor_id' = to_jsonb(OLD) - 'patron_id' - 'actor_id'
        AND (NEW.patron_id IS NULL OR NEW.patron_id = OLD.patron_id)
        AND (NEW.actor_id IS NULL OR NEW.actor_id = OLD.actor_id) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'history is only added to' USING ERRCODE = 'restrict_violation';
END $$;
"""


class Migration(migrations.Migration):
    """Say the same in a quicker way."""

    dependencies = [("circulation", "0006_open_loans_at_a_glance")]
    operations = [migrations.RunSQL(COMPARE_ROWS, COMPARE_JSON)]
