"""What changed between two versions is told in words that a member understands, per activity and in both languages."""

import copy
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import people
import pytest
from django.utils import translation
from versions_of import keeping_loans, with_activity

from leeszaal.privacy.claims import claimed
from leeszaal.privacy.register import Register, Words, load
from leeszaal.privacy.statement.changed import Change
from leeszaal.privacy.statement.content import content
from leeszaal.privacy.statement.differences import Part, differences


def between(old: Register, new: Register, language: str) -> tuple[Part, ...]:
    with translation.override(language):
        contents = (content(register, claimed(), language, people.TODAY) for register in (old, new))
        return differences(*contents)


def test_nothing_changed_gives_nothing(base_register: Register) -> None:
    assert between(base_register, base_register, "nl") == ()


@pytest.mark.parametrize(
    ("language", "about", "before", "after"),
    [
        ("en", "How long", "90 days after it is back we forget who", "5 years after it is back we forget who"),
        ("nl", "Hoe lang", "90 dagen nadat het terug is vergeten we", "5 jaar nadat het terug is vergeten we"),
    ],
)
def test_a_longer_term_is_told_with_the_old_one(
    base_register: Register, language: str, about: str, before: str, after: str
) -> None:
    (part,) = between(base_register, keeping_loans(base_register, "P5Y"), language)
    assert part.key == "lending"
    (told,) = part.changes
    assert told.about == about
    assert told.before.startswith(before)
    assert told.after.startswith(after)


def test_a_new_start_of_a_term_is_one_change_not_two(base_register: Register) -> None:
    lending = base_register.activities["lending"]
    moved = replace(lending.keeping[0], starts="when the membership ends")
    new = with_activity(base_register, replace(lending, keeping=(moved,)))
    (part,) = between(base_register, new, "en")
    (change,) = part.changes
    assert change.before.startswith("90 days after it is back")
    assert change.after.startswith("90 days after your membership ends")


def test_data_that_are_no_longer_used_are_told(base_register: Register) -> None:
    holds = base_register.activities["membership"]
    fewer = with_activity(
        base_register, replace(holds, data=tuple(use for use in holds.data if "Phone" not in use.columns[0]))
    )
    changes = {
        change for part in between(base_register, fewer, "en") if part.key == "membership" for change in part.changes
    }
    gone = [change for change in changes if change.about == "Which data" and not change.after]
    assert gone
    assert all("to call you when there is haste" in change.before for change in gone)


def test_a_new_receiver_is_told(base_register: Register) -> None:
    lending = base_register.activities["lending"]
    desk = replace(lending.recipients[0], who="manager", why=Words("om te leiden", "to manage"))
    wider = with_activity(base_register, replace(lending, recipients=(*lending.recipients, desk)))
    (part,) = between(base_register, wider, "en")
    assert part.changes == (Change("Who sees them", "", "the manager: to manage"),)


def test_an_activity_that_comes_or_goes_is_told(base_register: Register) -> None:
    fewer = replace(base_register, activities={k: a for k, a in base_register.activities.items() if k != "visits"})
    (gone,) = (part for part in between(base_register, fewer, "en") if part.key == "visits")
    (came,) = (part for part in between(fewer, base_register, "en") if part.key == "visits")
    assert gone.changes[0].after == ""
    assert came.changes[0].before == ""
    assert came.changes[0].after == base_register.activities["visits"].purpose.en


def test_another_address_of_the_library_is_told(base_register: Register) -> None:
    moved = replace(base_register, library=replace(base_register.library, address="Kade 2, 1000 AA Elders"))
    (part,) = between(base_register, moved, "nl")
    assert part.changes == (Change("Adres", base_register.library.address, "Kade 2, 1000 AA Elders"),)


def leaves(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The path to every text in a statement."""
    if isinstance(value, str):
        yield path
    elif isinstance(value, dict | list):
        for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from leaves(inner, (*path, key))


@pytest.mark.parametrize("language", ["nl", "en"])
def test_no_text_of_the_statement_changes_in_silence(language: str) -> None:
    """Left out are names of keys, and what is told by another text as well: articles by grounds, terms by moments."""
    told = content(load(overlay="almere"), claimed(), language, people.TODAY)
    silent = {"key", "id", "article", "lasts", "starts", "terms_elsewhere", "public"}
    other = copy.deepcopy(told)
    with translation.override(language):
        for path in leaves(told):
            if silent.intersection(path) and path[0] != "cookies":
                continue
            place: Any = other
            for step in path[:-1]:
                place = place[step]
            before, place[path[-1]] = place[path[-1]], "iets anders"
            assert differences(told, other), path
            place[path[-1]] = before


def test_from_one_library_to_another_every_change_has_words(base_register: Register) -> None:
    for part in between(base_register, load(overlay="almere"), "nl"):
        assert part.title
        assert all(change.about and (change.before or change.after) for change in part.changes)
