"""A posted line never changes: the database refuses it, whoever asks.

Only the nightly round that carries out a legal term may erase a line; it says so for its own transaction with
``SET LOCAL leeszaal.erasing = 'on'``.
"""

from django.db import migrations

MAKE = """
CREATE FUNCTION charges_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' AND coalesce(current_setting('leeszaal.erasing', true), '') = 'on' THEN
        RETURN OLD;
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
