"""For each activity of each library every part of articles 13 and 14 is told, in a language and not in two."""

import re
from collections.abc import Iterator
from typing import Any

import people
import pytest

from leeszaal.privacy.claims import claimed
from leeszaal.privacy.law import EEA
from leeszaal.privacy.register import Register
from leeszaal.privacy.statement.content import content

LANGUAGES = ["nl", "en"]
ALWAYS = ("title", "purpose", "people", "ground", "because", "data", "source", "must", "rights")
BY_GROUND = {
    "6(1)(a)": ("withdrawal", "age"),
    "6(1)(b)": ("without",),
    "6(1)(c)": ("law", "without"),
    "6(1)(e)": ("law",),
    "6(1)(f)": ("interest", "weighing"),
}
RIGHT_BY_GROUND = {"6(1)(a)": "withdrawal", "6(1)(b)": "portability", "6(1)(e)": "objection", "6(1)(f)": "objection"}
SAME_IN_BOTH = {
    "key", "id", "article", "name", "legal_name", "address", "phone", "email", "privacy_email", "agreement",
    "chamber_of_commerce", "stated_on", "authority", "authority_url", "country", "website",
}  # fmt: skip
"""Names, numbers and addresses; an agreement is called as it is called."""
NOT_DUTCH = re.compile(r"\b(the|and|which|your|with|from|GDPR|articles?|court|act)\b")
NOT_ENGLISH = re.compile(r"\b(het|een|niet|voor|wordt|jouw|artikel|artikelen|AVG|en|tot)\b")
NAME_OF_A_LAW = re.compile(r"\((?:Algemene wet|Wet stelsel|Wetboek|Burgerlijk)[^)]*\)|\bDe Nieuwe Bibliotheek\b")


@pytest.mark.promise("STMT-1")
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_activity_leaves_a_part_of_the_law_out(any_register: Register, language: str) -> None:
    told = content(any_register, claimed(), language, people.TODAY)
    partners = {partner["name"]: partner for partner in told["partners"]}
    assert {section["key"] for section in told["sections"]} == set(any_register.activities)
    for section in told["sections"]:
        for part in (*ALWAYS, *BY_GROUND.get(section["article"], ())):
            assert section[part], (section["key"], part)
        assert section["terms"] or section["terms_elsewhere"], section["key"]
        rights = {key for key, _ in section["rights"]}
        assert {"access", "rectification", RIGHT_BY_GROUND.get(section["article"], "access")} <= rights
        for receiver in section["receivers"]:
            assert receiver["why"]
            outside = re.fullmatch(r"(.*) \(([A-Z]{2})\)", receiver["who"])
            if outside:
                assert partners[outside[1]]["country"] in EEA
                assert partners[outside[1]]["agreement"]


def test_every_activity_has_a_place_of_its_own_in_the_order(any_register: Register) -> None:
    assert sorted(any_register.library.order) == sorted(any_register.activities)


def leaves(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[tuple[Any, ...], str]]:
    """Every text of a statement with the path to it."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict | list):
        for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from leaves(inner, (*path, key))


def kind(path: tuple[Any, ...]) -> str:
    """What a text is, by the last name on the path to it."""
    return next(step for step in reversed(path) if isinstance(step, str))


def test_what_is_the_same_in_dutch_and_english_is_a_name_or_a_number(any_register: Register) -> None:
    dutch, english = (dict(leaves(content(any_register, claimed(), lang, people.TODAY))) for lang in LANGUAGES)
    assert dutch.keys() == english.keys()
    same = {path: text for path, text in dutch.items() if " " in text and text == english[path]}
    assert not {path: text for path, text in same.items() if kind(path) not in SAME_IN_BOTH}


@pytest.mark.parametrize(("language", "foreign"), [("nl", NOT_DUTCH), ("en", NOT_ENGLISH)])
def test_no_sentence_speaks_another_language(any_register: Register, language: str, foreign: re.Pattern[str]) -> None:
    for path, text in leaves(content(any_register, claimed(), language, people.TODAY)):
        if kind(path) not in SAME_IN_BOTH:
            assert not foreign.search(NAME_OF_A_LAW.sub("", text)), (path, text)
