"""Make roles, grants, policies and views as the register declares them: all anew, in one transaction."""

import hashlib
from collections import defaultdict
from collections.abc import Iterator

from django.conf import settings
from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper
from django.db.utils import ProgrammingError

from leeszaal.privacy.access import policies, seal
from leeszaal.privacy.access.letting_in import letting_in
from leeszaal.privacy.access.naming import column_name, quoted, role_name, table_name
from leeszaal.privacy.access.passwords import password_of
from leeszaal.privacy.access.rights import Rights, declared_rights
from leeszaal.privacy.access.views import activity_roles, view_name, view_of
from leeszaal.privacy.changes.reading import read_by
from leeszaal.privacy.claims import Claims, claimed
from leeszaal.privacy.declared import register
from leeszaal.privacy.inventory import in_database
from leeszaal.privacy.register import Register

_LOCK = 0x1EE52AA1
_DEFERRING = "procrastinate_defer_"
_LOOKING = "privacy_record_look("


class GuardNotMadeError(Exception):
    """The database does not let us make roles; the message says what its operator must do."""


def make_guard() -> None:
    """Bring roles, grants, policies and views up to date. Does nothing when they are as declared.

    Raises:
        GuardNotMadeError: when the database's own user may not make roles.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
        statements = list(_Guard(cursor, register(), claimed()).statements())
        mark = hashlib.sha256("\n".join(statements).encode()).hexdigest()
        if _mark_of(cursor) != mark:
            _carry_out(cursor, [*statements, f"COMMENT ON FUNCTION leeszaal_person() IS '{mark}'"])
            _lay_seal(cursor)


def _carry_out(cursor: CursorWrapper, statements: list[str]) -> None:
    try:
        for statement in statements:
            cursor.execute(statement.replace("%", "%%"), [])
    except ProgrammingError as error:
        if getattr(error.__cause__, "sqlstate", "") != "42501":
            raise
        remedy = f"ALTER ROLE {connection.settings_dict['USER']} CREATEROLE"
        raise GuardNotMadeError(f"The database's user may not make roles. Let its operator say: {remedy}") from error


def _mark_of(cursor: CursorWrapper) -> str | None:
    cursor.execute("SELECT obj_description(to_regproc('leeszaal_person'), 'pg_proc')")
    row = cursor.fetchone()
    return row[0] if row else None


def _lay_seal(cursor: CursorWrapper) -> None:
    cursor.execute("DELETE FROM leeszaal_seal")
    cursor.execute("INSERT INTO leeszaal_seal (key) VALUES (%s)", [seal.key()])


class _Guard:
    def __init__(self, cursor: CursorWrapper, register: Register, claims: Claims) -> None:
        cursor.execute("SELECT current_database(), current_schema()")
        self.database, self.schema = cursor.fetchone()
        self.register, self.claims = register, claims
        known = in_database()
        self.rights, self.declared = declared_rights(read_by(register), known), declared_rights(register, known)
        self.functions = _functions(cursor)

    def statements(self) -> Iterator[str]:
        yield from self._roles()
        yield from self._nothing_for_all()
        yield f"CREATE TABLE IF NOT EXISTS {seal.TABLE} (key bytea NOT NULL)"
        yield seal.CHECK.format(schema=quoted(self.schema))
        for sharing in self.claims.sharing:
            yield policies.shared_function(sharing, self.register, quoted(self.schema))
        yield from self._functions()
        for name, rights in sorted(self.rights.items()):
            yield from self._grants(self._role(name), rights)
        yield from letting_in(self.register, self._still_to_come(), quoted(self.schema))
        yield from self._policies()
        yield from self._views()

    def _role(self, name: str) -> str:
        return role_name(self.database, name)

    def _names(self) -> list[str]:
        return [*sorted(self.rights), *activity_roles(self.register, self.claims)]

    def _roles(self) -> Iterator[str]:
        for name in self._names():
            role = self._role(name)
            yield (
                f"DO $$ BEGIN CREATE ROLE {quoted(role)} LOGIN NOINHERIT; "
                "EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$"
            )
            if password := password_of(role, settings.DATABASES["default"]):
                yield f"ALTER ROLE {quoted(role)} PASSWORD '{password}'"
            yield f"GRANT {quoted(role)} TO CURRENT_USER WITH SET TRUE, INHERIT FALSE"

    def _nothing_for_all(self) -> Iterator[str]:
        everyone = ", ".join(["PUBLIC", *(quoted(self._role(name)) for name in self._names())])
        schema = quoted(self.schema)
        yield f"REVOKE ALL ON DATABASE {quoted(self.database)} FROM PUBLIC"
        for things in ("TABLES", "SEQUENCES"):
            yield f"REVOKE ALL ON ALL {things} IN SCHEMA {schema} FROM {everyone}"
        yield f"REVOKE CREATE ON SCHEMA {schema} FROM {everyone}"
        for name in self._names():
            yield f"GRANT CONNECT ON DATABASE {quoted(self.database)} TO {quoted(self._role(name))}"
            yield f"GRANT USAGE ON SCHEMA {schema} TO {quoted(self._role(name))}"

    def _functions(self) -> Iterator[str]:
        """Triggers write where their table's writer may not; jobs and looks are added by a function alone."""
        for name, is_trigger in self.functions:
            callers = self._callers(name)
            if is_trigger or callers is not None:
                yield f"ALTER FUNCTION {name} SECURITY DEFINER SET search_path = {quoted(self.schema)}, pg_temp"
            if callers is not None:
                yield f"REVOKE ALL ON FUNCTION {name} FROM PUBLIC"
                for role in sorted(self.rights):
                    verb, way = ("GRANT EXECUTE", "TO") if role in callers else ("REVOKE ALL", "FROM")
                    yield f"{verb} ON FUNCTION {name} {way} {quoted(self._role(role))}"

    def _callers(self, name: str) -> frozenset[str] | None:
        """Give the roles that may call a function: who prepares jobs adds them, who reads people says that it did."""
        if _DEFERRING in name:
            return frozenset(role for role, has in self.rights.items() if has.adds_jobs)
        if name.startswith(_LOOKING):
            return frozenset(role for role, has in self.rights.items() if has.reads & self.register.columns)
        return None

    def _grants(self, role: str, rights: Rights) -> Iterator[str]:
        tables: dict[str, list[str]] = defaultdict(list)
        for name in sorted(rights.reads):
            table, column = column_name(name)
            tables[table].append(quoted(column))
        for table, columns in sorted(tables.items()):
            yield f"GRANT SELECT ({', '.join(columns)}) ON {quoted(table)} TO {quoted(role)}"
        for label in sorted(rights.writes):
            yield f"GRANT INSERT, UPDATE, DELETE ON {quoted(table_name(label))} TO {quoted(role)}"
        for label in sorted(rights.adds):
            yield f"GRANT INSERT ON {quoted(table_name(label))} TO {quoted(role)}"
        for label in sorted(
            rights.locks
        ):  # a row is locked by who may change some column: its number, which never does
            yield f"GRANT UPDATE (id) ON {quoted(table_name(label))} TO {quoted(role)}"

    def _still_to_come(self) -> Iterator[str]:
        for name, rights in sorted(self.declared.items()):
            reads = rights.reads - self.rights[name].reads
            yield from self._grants(self._role(name), Rights(reads, frozenset(), frozenset()))

    def _policies(self) -> Iterator[str]:
        roles = sorted(self.register.roles.items())
        own = [self._role(name) for name, role in roles if role.own_rows]
        others = [self._role(name) for name, role in roles if not role.own_rows and not role.shared_rows]
        for table, condition in policies.own_rows(self.claims).items():
            yield from policies.policies(table, condition, own, others)
        yield policies.FORGET_SHARED
        for sharing in self.claims.sharing:
            yield from policies.shared_policies(self.claims, sharing, self._role(sharing.role))

    def _views(self) -> Iterator[str]:
        for key in activity_roles(self.register, self.claims):
            view = quoted(view_name(key))
            yield f"DROP VIEW IF EXISTS {view}"
            yield str(view_of(self.register.activities[key], self.claims))
            yield f"GRANT SELECT ON {view} TO {quoted(self._role(key))}"


def _functions(cursor: CursorWrapper) -> list[tuple[str, bool]]:
    """Name our own functions in the schema, and tell which of them are triggers."""
    cursor.execute("""
        SELECT p.oid::regprocedure::text, p.prorettype = 'trigger'::regtype
        FROM pg_proc p WHERE p.pronamespace = current_schema()::regnamespace AND p.prokind = 'f'
          AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')
        ORDER BY 1""")
    return list(cursor.fetchall())
