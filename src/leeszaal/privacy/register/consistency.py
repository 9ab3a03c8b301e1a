"""What must hold inside the register itself, before anything is compared with the program."""

from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from leeszaal.privacy.register.activity import Activity
from leeszaal.privacy.register.columns import table_of
from leeszaal.privacy.register.library import OWN_MAIL_SERVER
from leeszaal.privacy.register.partners import PROCESSOR
from leeszaal.privacy.register.problems import Problem
from leeszaal.privacy.register.register import Register


def problems(register: Register) -> Iterator[Problem]:
    """Give every contradiction between the files of the register."""
    yield from of_activities(register)
    yield from _unnamed_columns(register)
    yield from _both_personal_and_not(register)
    yield from _order_names_nothing(register)
    yield from _mail_by_nobody(register)
    yield from _backups_told_otherwise(register)
    yield from _statements_out_of_date(register)


def of_activities(register: Register) -> Iterator[Problem]:
    """Give the contradictions that one activity has with the fixed words, the partners and the promises."""
    yield from _unknown_promises(register)
    yield from _terms_that_clash(register)
    for activity in register.activities.values():
        yield from _words_not_said(activity, register)


def _unnamed_columns(register: Register) -> Iterator[Problem]:
    for activity in register.activities.values():
        for column in activity.columns - register.names.keys():
            remedy = f'write there: "{column}" = {{ nl = "...", en = "..." }}'
            near = _near(column, register.names)
            remedy += f"; or mend the spelling: {near}" if near else ""
            yield Problem(activity.place(f"data.{column}"), "has no name for the public in base/names.toml", remedy)
    for column in register.names.keys() - register.columns:
        remedy = "leave it out, or use the column in an activity"
        yield Problem(f"base/names.toml: {column}", "is a name for a column that no activity uses", remedy)


def _both_personal_and_not(register: Register) -> Iterator[Problem]:
    tables = {table_of(column) for column in register.columns}
    for left_out in register.not_personal:
        listed = {f"{left_out.table}.{column}" for column in left_out.columns} & register.columns
        if listed or (left_out.whole_table and left_out.table in tables):
            where, remedy = f"base/not_personal.toml: {left_out.table}", "leave those columns out here"
            yield Problem(where, "is used by an activity, so it is personal", remedy)


def _unknown_promises(register: Register) -> Iterator[Problem]:
    for activity, promised in register.promised():
        if promised.id not in register.promises:
            where = (activity or register.library).place(f"promises.{promised.id}")
            yield Problem(where, "is not in promises.toml", "write the id of a promise that stands there")


def _terms_that_clash(register: Register) -> Iterator[Problem]:
    seen: set[tuple[object, ...]] = set()
    for activity, term in register.keepings():
        key = (activity.key, term.matter, term.since)
        if key in seen:
            what = f'two terms "{term.then}" begin on {term.since}'
            yield Problem(
                activity.place("keeping"), what, "leave the old one and give the new one a later day in `from`"
            )
        seen.add(key)


def _words_not_said(activity: Activity, register: Register) -> Iterator[Problem]:
    said = register.vocabulary
    known = {
        "people": said.people.keys(),
        "starts": said.starts.keys(),
        "unless": said.unless.keys(),
        "then": said.then.keys(),
        "who": said.who.keys() | register.partners.keys(),
    }
    for key, section, word in _fixed_words(activity):
        if word and word not in known[section]:
            what = f'"{word}" is not in base/vocabulary.toml under [{section}]'
            yield Problem(activity.place(key), what, _other_word(word, section, known[section]))


def _fixed_words(activity: Activity) -> Iterator[tuple[str, str, str]]:
    """Give every fixed word of an activity: the key at which it stands, its section of the vocabulary, the word."""
    yield from (("people", "people", word) for word in activity.people)
    for n, term in enumerate(activity.keeping, 1):
        yield f"keeping[{n}].starts", "starts", term.starts
        yield from ((f"keeping[{n}].unless", "unless", word) for word in term.unless)
        yield f"keeping[{n}].then", "then", term.then
    yield from ((f"recipients[{n}].who", "who", to.who) for n, to in enumerate(activity.recipients, 1))
    yield from ((f"obtained[{n}].from", "who", by.who) for n, by in enumerate(activity.obtained, 1))
    if activity.basis.age:
        yield "basis.age.below", "who", activity.basis.age.below


def _other_word(word: str, section: str, known: Iterable[str]) -> str:
    near = _near(word, known)
    partner = ", or the key of a partner in base/partners.toml" if section == "who" else ""
    return f"write {near}" if near else f"write one of the words that stand there{partner}"


def _near(word: str, known: Iterable[str]) -> str:
    """Give the one or two known words that look most like a word, in quotes; nothing when none does."""
    return " or ".join(f'"{one}"' for one in get_close_matches(word, [*known], 2, 0.7))


def _order_names_nothing(register: Register) -> Iterator[Problem]:
    for key in register.library.order:
        if key not in register.activities:
            remedy = f"leave it out, or write one of: {', '.join(sorted(register.activities))}"
            yield Problem(register.library.place("order"), f'"{key}" is not an activity', remedy)


def _mail_by_nobody(register: Register) -> Iterator[Problem]:
    key = register.library.mail_server
    partner = register.partners.get(key)
    if key != OWN_MAIL_SERVER and (partner is None or partner.kind != PROCESSOR):
        remedy = f'write the key of a partner of kind "{PROCESSOR}", or "{OWN_MAIL_SERVER}"'
        yield Problem(register.library.place("mail_server"), f'"{key}" is no {PROCESSOR} in partners.toml', remedy)


def _backups_told_otherwise(register: Register) -> Iterator[Problem]:
    """The base tells under `measures` how long it keeps backups; who keeps them otherwise says so in its own words."""
    files = register.library.files
    if "backups_kept" in files and "measures" not in files:
        remedy = "write measures in this file as well, with the term of the backups in it"
        yield Problem(register.library.place("backups_kept"), "is not what measures in base/library.toml says", remedy)


def _statements_out_of_date(register: Register) -> Iterator[Problem]:
    kept = {promised.id for _, promised in register.promised()}
    for stated in register.library.statements:
        where = register.library.place(f"statements.{stated.key}.promises")
        for promise in stated.promises:
            if promise not in register.promises:
                yield Problem(
                    where, f"{promise} is not in promises.toml", "write the id of a promise that stands there"
                )
            elif promise in kept:
                remedy = "take the promise out here, or the whole block when nothing of it is left"
                yield Problem(where, f"{promise} is kept by the program now, so it is no longer outside it", remedy)
