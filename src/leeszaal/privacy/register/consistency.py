"""What must hold inside the register itself, before anything is compared with the program."""

from collections.abc import Iterator

from leeszaal.privacy.register.columns import table_of
from leeszaal.privacy.register.problems import Problem
from leeszaal.privacy.register.register import Register


def problems(register: Register) -> Iterator[Problem]:
    """Give every contradiction between the files of the register."""
    yield from _unnamed_columns(register)
    yield from _both_personal_and_not(register)
    yield from _unknown_promises(register)
    yield from _terms_that_clash(register)
    yield from _words_not_said(register)
    yield from _order_names_nothing(register)


def _unnamed_columns(register: Register) -> Iterator[Problem]:
    for activity in register.activities.values():
        for column in activity.columns - register.names.keys():
            yield Problem(f"base/{activity.key}.toml: data.{column}", "has no name for the public in base/names.toml")
    for column in register.names.keys() - register.columns:
        yield Problem(f"base/names.toml: {column}", "is a name for a column that no activity uses")


def _both_personal_and_not(register: Register) -> Iterator[Problem]:
    tables = {table_of(column) for column in register.columns}
    for left_out in register.not_personal:
        listed = {f"{left_out.table}.{column}" for column in left_out.columns} & register.columns
        if listed or (left_out.whole_table and left_out.table in tables):
            yield Problem(f"base/not_personal.toml: {left_out.table}", "is used by an activity, so it is personal")


def _unknown_promises(register: Register) -> Iterator[Problem]:
    for activity, promised in register.promised():
        if promised.id not in register.promises:
            file = activity.key if activity else "library"
            yield Problem(f"base/{file}.toml: promises.{promised.id}", "is not in promises.toml")


def _terms_that_clash(register: Register) -> Iterator[Problem]:
    seen: set[tuple[object, ...]] = set()
    for activity, term in register.keepings():
        key = (activity.key, term.matter, term.since)
        if key in seen:
            yield Problem(f"base/{activity.key}.toml: keeping", f'two terms "{term.then}" begin on {term.since}')
        seen.add(key)


def _words_not_said(register: Register) -> Iterator[Problem]:
    said = register.vocabulary
    for activity in register.activities.values():
        used = {
            "people": (activity.people, said.people),
            "starts": ([term.starts for term in activity.keeping], said.starts),
            "unless": ([word for term in activity.keeping for word in term.unless], said.unless),
            "then": ([term.then for term in activity.keeping], said.then),
            "who": ([to.who for to in activity.recipients if to.who not in register.partners], said.who),
        }
        for section, (words, known) in used.items():
            for word in set(words) - known.keys():
                yield Problem(f"base/{activity.key}.toml", f'"{word}" is not in base/vocabulary.toml under [{section}]')


def _order_names_nothing(register: Register) -> Iterator[Problem]:
    for key in register.library.order:
        if key not in register.activities:
            yield Problem("base/library.toml: order", f'"{key}" is not an activity')
