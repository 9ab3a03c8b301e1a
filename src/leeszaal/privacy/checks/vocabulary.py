"""Every word of the closed vocabularies is claimed by code, for the model on which it is used."""

from collections import Counter
from collections.abc import Iterable, Iterator

from leeszaal.privacy.claims import Claims, Ending
from leeszaal.privacy.register import Activity, Keeping, Problem, Register
from leeszaal.privacy.register.columns import table_of


def word_problems(register: Register, claims: Claims) -> Iterator[Problem]:
    """Give every word that nobody claims, with the words that may stand there."""
    for activity in register.activities.values():
        yield from _people(activity, claims)
        yield from _recipients(activity, register, claims)
        for term in activity.keeping:
            yield from _term(activity, term, claims)
    for word, times in Counter(ending.word for ending in claims.then).items():
        if times > 1:
            yield Problem("claims", f'"{word}" is claimed {times} times', "let one app claim it")


def _people(activity: Activity, claims: Claims) -> Iterator[Problem]:
    known = [people.word for people in claims.people]
    for word in set(activity.people).difference(known):
        yield _unclaimed(activity, "people", word, known)
    if not activity.people:
        yield Problem(activity.place("people"), "is empty", 'name whose data it is, like ["patron"]')
    reached = {trail.table for trail in claims.trails if trail.people in activity.people}
    for table in {table_of(column) for column in activity.columns} - reached:
        remedy = "name the people whose data it is, or claim a Trail for the table in the privacy.py of its app"
        yield Problem(activity.place("data"), f"no code claims whose data {table} holds for these people", remedy)


def _recipients(activity: Activity, register: Register, claims: Claims) -> Iterator[Problem]:
    known = [audience.word for audience in claims.audiences]
    age = activity.basis.age
    for key, words in (
        ("basis.age.below", [age.below] if age else []),
        ("recipients", [recipient.who for recipient in activity.recipients]),
        ("obtained", [obtained.who for obtained in activity.obtained]),
    ):
        for word in set(words).difference(known, register.partners):
            yield _unclaimed(activity, key, word, [*known, *register.partners])


def _term(activity: Activity, term: Keeping, claims: Claims) -> Iterator[Problem]:
    ending = claims.ending(term.then)
    if ending is None:
        yield _unclaimed(activity, "keeping.then", term.then, [ending.word for ending in claims.then])
        return
    if claims.start(term.starts, ending.of) is None:
        known = [start.word for start in claims.starts if start.of is ending.of]
        yield _unclaimed(activity, "keeping.starts", term.starts, known, ending)
    for word in term.unless:
        if claims.obstacle(word, ending.of) is None:
            known = [obstacle.word for obstacle in claims.unless if obstacle.of is ending.of]
            yield _unclaimed(activity, "keeping.unless", word, known, ending)


def _unclaimed(activity: Activity, key: str, word: str, known: Iterable[str], ending: Ending | None = None) -> Problem:
    about = f' for "{ending.word}"' if ending else ""
    words = ", ".join(f'"{word}"' for word in sorted(set(known))) or "none"
    what = f'no code claims "{word}"{about}; claimed: {words}'
    return Problem(activity.place(key), what, "write one of these, or let the privacy.py of an app claim it")
