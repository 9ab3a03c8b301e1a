"""A role of the database reads personal data for activities that there are, and no more than they use."""

from collections.abc import Iterator

from leeszaal.privacy.access.rights import ALL
from leeszaal.privacy.register import Problem, Register
from leeszaal.privacy.register.database_roles import DatabaseRole


def role_problems(register: Register) -> Iterator[Problem]:
    """Give every role that carries out what is no activity, or that reads for one what the activity does not use."""
    for role in register.roles.values():
        yield from _unknown(role, register)
        yield from _beyond(role, register)


def _unknown(role: DatabaseRole, register: Register) -> Iterator[Problem]:
    for key, named in (("activities", role.activities), ("parts", tuple(role.parts))):
        for activity in set(named) - register.activities.keys() - {ALL}:
            where = f"base/roles.toml: {role.name}.{key}"
            yield Problem(where, f'"{activity}" is not an activity', "leave it out, or mend the spelling")


def _beyond(role: DatabaseRole, register: Register) -> Iterator[Problem]:
    for key, columns in role.parts.items():
        where = f"base/roles.toml: {role.name}.parts.{key}"
        # Who carries out all for one person reads of it the rows of that person; a part says what else it looks at.
        if (set() if role.own_rows else {ALL}).union({key}).intersection(role.activities):
            yield Problem(where, "is carried out whole as well", "leave the part out, or the whole in `activities`")
        for column in sorted(set(columns) - register.activities[key].columns if key in register.activities else ()):
            remedy = f"add it to [data] of base/{key}.toml, or leave it out here"
            yield Problem(where, f"{column} is not in the activity's data", remedy)
