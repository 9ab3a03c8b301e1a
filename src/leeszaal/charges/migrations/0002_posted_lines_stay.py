"""A posted line never changes: the database refuses it, whoever asks.

Only the nightly round that carries out a term of the register may erase a line, or have it forget what it was for; it
says so for its own transaction with ``SET LOCAL leeszaal.erasing = 'on'``. Even then no amount, person, kind or moment
changes.
"""

from django.db import migrations

MAKE = """
CREATE FUNCTION charges_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF coalesce(current_setting('leeszaal.erasing', true), '') = 'on' THEN
        IF TG_OP = 'DELETE' THEN
            RETURN OLD;
        END IF;
        IF (NEW.id, NEW.patron_id, NEW.kind, NEW.amount_cents, NEW.posted_at)
            = (OLD.id, OLD.patron_id, OLD.kind, OLD.amount_cents, OLD.posted_at) THEN
            RETURN NEW;
        END IF;
    END IF;
    RAISE EXCEPTION 'a posted line of % never changes', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER charge_stays BEFORE UPDATE OR DELETE ON charges_charge
    FOR EACH ROW EXECUTE FUNCTION charges_refuse_change();
CREATE TRIGGER settlement_stays BEFORE UPDATE OR DELETE ON charges_settlement
    FOR EACH ROW EXECUTE FUNCTION charges_refuse_change();
"""

UNMAKE = """
DROP TRIGGER charge_stays ON charges_charge;
DROP TRIGGER settlement_stays ON charges_settlement;
DROP FUNCTION charges_refuse_change();
"""


class Migration(migrations.Migration):
    """Add the triggers."""

    dependencies = [("charges", "0001_initial")]
    operations = [migrations.RunSQL(MAKE, UNMAKE)]
