"""The parts of the statement's pages that cost time to make: worked out once for each day and language.

The register does not change while a process runs, so what is made from it is kept, with the register itself: a test
or a later process with another one gets its own.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString

from leeszaal.privacy.claims import Claims
from leeszaal.privacy.models import StatementVersion
from leeszaal.privacy.register import Register
from leeszaal.privacy.statement.content import Content, content
from leeszaal.privacy.statement.differences import Part, differences
from leeszaal.privacy.statement.live import Standing
from leeszaal.privacy.statement.points import POINTS

_MOST = 60
_kept: dict[tuple[object, ...], tuple[object, Any]] = {}

PICTURES = {
    "enrolment": "form",
    "membership": "owl",
    "families": "family",
    "lending": "books",
    "history": "list",
    "holds": "bell",
    "notices": "letter",
    "charges": "coin",
    "login": "lock",
    "visits": "screen",
    "counts": "abacus",
    "rights": "glass",
}
"""The picture in ``static/leeszaal/children/`` that goes with an activity; others get the owl."""


@dataclass(frozen=True, slots=True)
class Tale:
    """One activity as children read it."""

    key: str
    title: str
    words: str
    lasts: str
    picture: str


def today(register: Register, claims: Claims, language: str) -> Content:
    """Give the statement of today in a language."""
    day = timezone.localdate()
    key = ("content", id(register), language, day)
    if key not in _kept:
        _keep(key, register, content(register, claims, language, day))
    found: Content = _kept[key][1]
    return found


def body(register: Register, claims: Claims, language: str, day: date, standings: tuple[Standing, ...]) -> SafeString:
    """Give the statement as HTML, with how each promise stands; the active language must be the one asked for."""
    key = ("body", id(register), language, day, standings)
    if key not in _kept:
        _keep(key, register, body_of(content(register, claims, language, day), standings))
    found: SafeString = _kept[key][1]
    return found


def body_of(shown: Content, standings: Iterable[Standing] = ()) -> SafeString:
    """Write a statement as HTML; one of the past has no standings."""
    by_id = {standing.id: standing for standing in standings}
    sections = [_with_standings(section, by_id) for section in shown["sections"]]
    context = {
        "content": shown,
        "promises": _standing_beside(shown["promises"], by_id),
        "sections": [section for section in sections if not section["for_staff"]],
        "staff_sections": [section for section in sections if section["for_staff"]],
        "points": POINTS,
    }
    return SafeString(render_to_string("opac/parts/statement_body.html", context))


def body_of_version(version: StatementVersion, language: str) -> SafeString:
    """Write a version of the statement as HTML; versions never change, so this is worked out once."""
    key = ("past", version.digest, language)
    if key not in _kept:
        _keep(key, None, body_of(version.content[language]))
    found: SafeString = _kept[key][1]
    return found


def changes_between(old: StatementVersion, new: StatementVersion, language: str) -> tuple[Part, ...]:
    """Give what changed from one version to another; versions never change, so this is worked out once."""
    key = ("changes", old.digest, new.digest, language)
    if key not in _kept:
        _keep(key, None, differences(old.content[language], new.content[language]))
    found: tuple[Part, ...] = _kept[key][1]
    return found


def tales(shown: Content) -> list[Tale]:
    """Give the activities that have words for children."""
    return [
        Tale(
            key=section["key"],
            title=section["title"],
            words=section["child"],
            lasts=section["terms"][0]["moment"] if section["terms"] else "",
            picture=PICTURES.get(section["key"], "owl"),
        )
        for section in shown["sections"]
        if section["child"]
    ]


def _keep(key: tuple[object, ...], made_from: object, made: object) -> None:
    if len(_kept) >= _MOST:
        _kept.clear()
    _kept[key] = (made_from, made)


def _with_standings(section: Mapping[str, Any], by_id: Mapping[str, Standing]) -> dict[str, Any]:
    return {**section, "promises": _standing_beside(section["promises"], by_id)}


def _standing_beside(promises: Iterable[Mapping[str, str]], by_id: Mapping[str, Standing]) -> list[dict[str, Any]]:
    return [{**promise, "standing": by_id.get(promise["id"])} for promise in promises]
