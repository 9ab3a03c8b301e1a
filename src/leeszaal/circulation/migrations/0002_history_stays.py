"""What the models cannot say: history is only added to, and the hold shelf is found among millions of items.

An event may lose the people in it when a term of the register has passed, and nothing else of it ever changes.
"""

from django.db import migrations

MAKE = """
CREATE FUNCTION circulation_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE'
        AND to_jsonb(NEW) - 'patron_id' - 'actor_id' = to_jsonb(OLD) - 'patron_id' - 'actor_id'
        AND (NEW.patron_id IS NULL OR NEW.patron_id = OLD.patron_id)
        AND (NEW.actor_id IS NULL OR NEW.actor_id = OLD.actor_id) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'history is only added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER event_stays BEFORE UPDATE OR DELETE ON circulation_event
    FOR EACH ROW EXECUTE FUNCTION circulation_refuse_change();
CREATE INDEX item_on_hold_shelf ON catalogue_item (current_branch_id) WHERE status = 'on_hold_shelf';
"""

UNMAKE = """
DROP INDEX item_on_hold_shelf;
DROP TRIGGER event_stays ON circulation_event;
DROP FUNCTION circulation_refuse_change();
"""


class Migration(migrations.Migration):
    """Add the trigger and the index."""

    dependencies = [("circulation", "0001_initial"), ("catalogue", "0001_initial")]
    operations = [migrations.RunSQL(MAKE, UNMAKE)]
