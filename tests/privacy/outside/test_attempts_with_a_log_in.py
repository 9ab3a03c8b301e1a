"""What somebody tries who got hold of the log-in of a role: each attempt is made by a real log-in."""

from collections.abc import Iterator
from datetime import date

import people
import psycopg
import pytest
from django.db import connection
from log_ins import logged_in

from leeszaal.privacy.access import declared_rights, seen
from leeszaal.privacy.access.naming import role_name, table_name
from leeszaal.privacy.access.seal import SETTING, sealed
from leeszaal.privacy.declared import register
from leeszaal.privacy.inventory import in_database

WAYS_OUT = [
    "SELECT pg_read_file('/etc/passwd')",
    "SELECT pg_ls_dir('/')",
    "SELECT lo_import('/etc/passwd')",
    "COPY (SELECT 1) TO PROGRAM 'true'",
    "COPY (SELECT 1) TO '/tmp/taken'",
    "CREATE EXTENSION dblink",
]
WAYS_UP = [
    "SET SESSION AUTHORIZATION postgres",
    "ALTER ROLE CURRENT_USER BYPASSRLS",
    "SET session_replication_role = replica",
    "ALTER SYSTEM SET log_statement = 'all'",
    "ALTER TABLE patrons_patron DISABLE ROW LEVEL SECURITY",
    "ALTER FUNCTION leeszaal_person() SECURITY INVOKER",
    "CREATE FUNCTION pg_temp.leeszaal_person() RETURNS bigint LANGUAGE sql AS 'SELECT 1::bigint'",
    "CREATE SCHEMA theirs",
]
WAYS_TO_PEEK = [
    "SELECT rolpassword FROM pg_authid",
    "SELECT stavalues1::text FROM pg_statistic",
    "SELECT query_to_xml('SELECT key FROM leeszaal_seal', true, false, '')",
]
WRITING = ("INSERT", "UPDATE", "DELETE", "TRUNCATE", "TRIGGER", "REFERENCES", "MAINTAIN")


@pytest.mark.promise("SEC-1")
@pytest.mark.django_db
def test_no_log_in_gets_out_of_the_database_or_further_into_it() -> None:
    for role in seen.role_names():
        with logged_in(role) as other:
            for words in (*WAYS_OUT, *WAYS_UP, *WAYS_TO_PEEK):
                with pytest.raises(psycopg.Error) as refused:
                    other.execute(words)
                assert isinstance(refused.value, psycopg.errors.InsufficientPrivilege), f"{role}: {words}"


@pytest.mark.promise("SEC-1")
@pytest.mark.django_db
def test_each_role_writes_the_tables_that_the_register_declares_and_no_others() -> None:
    declared = declared_rights(register(), in_database())
    for role in seen.role_names():
        rights = declared.get(role)
        wanted = {(table_name(label), way) for label in rights.writes for way in WRITING[:3]} if rights else set()
        wanted |= {(table_name(label), "INSERT") for label in rights.adds} if rights else set()
        assert set(rights_of(role)) == wanted, role


@pytest.mark.promise("SEC-1")
@pytest.mark.django_db
@pytest.mark.parametrize(
    ("role", "secrets"),
    [
        ("public", "SELECT secret FROM privacy_handoverticket"),
        ("patron", "SELECT args FROM procrastinate_jobs"),
        ("rights", "SELECT session_key FROM django_session"),
        ("rights", "SELECT totp_secret FROM login_staffmember"),
        ("rights", "SELECT args FROM procrastinate_jobs"),
        ("objecting", "DELETE FROM privacy_pictureobjection"),
        ("untrained", "UPDATE privacy_training SET valid_until = valid_until"),
    ],
)
def test_what_leads_to_others_or_undoes_what_was_written_is_not_within_reach(role: str, secrets: str) -> None:
    with logged_in(role) as other, pytest.raises(psycopg.errors.InsufficientPrivilege):
        other.execute(secrets)


@pytest.mark.django_db
def test_of_another_session_no_log_in_reads_what_it_asks() -> None:
    with logged_in("desk") as busy, logged_in("public") as curious:
        busy.execute("SELECT 'Zwaluwenburg'")
        found = curious.execute("SELECT count(*) FROM pg_stat_activity WHERE query LIKE '%waluwenbur%'").fetchone()
        assert found == (1,)  # its own question


@pytest.mark.promise("SEC-1")
@pytest.mark.django_db(transaction=True)
def test_who_handles_the_rights_of_one_person_writes_nothing_about_another() -> None:
    me, other = people.patron(), people.patron()
    file = (
        'INSERT INTO privacy_rightsrequest (person_kind, person_id, "right", intake, wish, received_on,'
        " begun_on, due_on, extension, extension_words, state, refusal, answer)"
        " VALUES ('patron', %s, '15', 'desk', '', %s, %s, %s, '', '', 'open', '', '')"
    )
    days = [date(2026, 11, 24), date(2026, 11, 24), date(2026, 12, 24)]
    with logged_in("rights") as handling:
        handling.execute("SELECT set_config(%s, %s, false)", [SETTING, sealed(me.pk)])
        handling.execute(file, [me.pk, *days])
        with pytest.raises(psycopg.errors.InsufficientPrivilege, match="row-level security"):
            handling.execute(file, [other.pk, *days])
        with pytest.raises(psycopg.errors.InsufficientPrivilege, match="row-level security"):
            handling.execute("UPDATE privacy_rightsrequest SET person_id = %s", [other.pk])


def rights_of(role: str) -> Iterator[tuple[str, str]]:
    """Every table with every way of writing in it that a role has, as the database says."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT c.relname, way FROM pg_class c, unnest(%s::text[]) way"
            " WHERE c.relkind IN ('r', 'p', 'v') AND c.relnamespace = current_schema()::regnamespace"
            " AND has_table_privilege(%s, c.oid, way)",
            [list(WRITING), role_name(connection.settings_dict["NAME"], role)],
        )
        yield from cursor.fetchall()
