"""What a register can say something about, and where; how to say it in both languages."""

from collections.abc import Callable
from enum import StrEnum
from typing import NamedTuple

from django.utils import translation

from leeszaal.privacy.register import Words
from leeszaal.privacy.register.words import LANGUAGES


class Subject(StrEnum):
    """What a fact is about."""

    ACTIVITY = "activity"
    BASIS = "basis"
    PEOPLE = "people"
    DATA = "data"
    GIVEN = "given"
    RECIPIENT = "recipient"
    SOURCE = "source"
    TERM = "term"
    PROMISE = "promise"
    WORDS = "words"
    PARTNER = "partner"
    LIBRARY = "library"
    STATEMENT = "statement"
    LEGAL_GROUND = "legal ground"


class Place(NamedTuple):
    """Where a fact stands: the activity (empty: the library as a whole), the subject, and a key within it."""

    activity: str
    subject: Subject
    key: str


Facts = dict[Place, Words]


def in_both(say: Callable[[str], str]) -> Words:
    """Say something in both languages; ``say`` gets the language, which is also the active one."""
    said = []
    for language in LANGUAGES:
        with translation.override(language):
            said.append(say(language))
    return Words(*said)


def in_any(text: str) -> Words:
    """Say what is the same in both languages: a name, a number, an address."""
    return Words(text, text)
