"""Finding people by name at the desk: letters without their signs, in trigrams, so that a typing error is forgiven."""

from django.contrib.postgres.operations import TrigramExtension, UnaccentExtension
from django.db import migrations

FOLD = """
CREATE FUNCTION patrons_fold(name text) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN lower(public.unaccent('public.unaccent'::regdictionary, name));
COMMENT ON FUNCTION patrons_fold IS 'A name in small letters without diacritics; immutable, so that it can be indexed.';
CREATE INDEX patron_by_folded_name ON patrons_patron
    USING gin (patrons_fold(given_names || ' ' || prefix || ' ' || family_name) gin_trgm_ops);
"""
UNFOLD = "DROP INDEX patron_by_folded_name; DROP FUNCTION patrons_fold(text);"


class Migration(migrations.Migration):
    """Adds what `patrons.search` stands on."""

    dependencies = [("patrons", "0001_initial")]
    operations = [TrigramExtension(), UnaccentExtension(), migrations.RunSQL(FOLD, UNFOLD)]
