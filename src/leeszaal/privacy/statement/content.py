"""The whole statement in one language, as plain values: what is shown, kept as a version and compared.

Plain values, since a version is kept as JSON and must look the same years later, whatever the program is then.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from hashlib import sha256
from typing import Any

from django.utils import translation

from leeszaal.privacy.claims import Claims
from leeszaal.privacy.cookies import cookies
from leeszaal.privacy.register import Library, Register
from leeszaal.privacy.register.words import LANGUAGES
from leeszaal.privacy.statement.sections import sections
from leeszaal.privacy.telling import say_partner_kind

Content = Mapping[str, Any]
"""A statement in one language: library, told, promises, sections, partners, stated and cookies."""

_FACTS = ("name", "legal_name", "address", "phone", "email", "chamber_of_commerce", "privacy_email")
_TOLD = ("introduction", "children", "officer", "automated", "transfers", "measures")


def content(register: Register, claims: Claims, language: str, today: date) -> Content:
    """Give the statement as it holds on a day."""
    with translation.override(language):
        made = {
            "library": _library(register.library),
            "told": {name: getattr(register.library, name).in_language(language) for name in _TOLD},
            "promises": [
                {"id": promised.id, "words": promised.words.in_language(language)}
                for promised in register.library.promises
            ],
            "sections": [asdict(section) for section in sections(register, claims, language, today)],
            "partners": _partners(register, language),
            "stated": _stated(register.library, language),
            "cookies": [
                {
                    "name": cookie.name,
                    "purpose": cookie.purpose.in_language(language),
                    "lasts": cookie.lasts.in_language(language),
                }
                for cookie in cookies()
            ],
        }
    written: Content = plain(made)
    return written


def in_all_languages(register: Register, claims: Claims, today: date) -> dict[str, Content]:
    """Give the statement in every language that it exists in."""
    return {language: content(register, claims, language, today) for language in LANGUAGES}


def digest(contents: Mapping[str, Content]) -> str:
    """Give the SHA-256 of a statement in all languages; two that read the same have the same."""
    written = json.dumps(contents, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return sha256(written.encode()).hexdigest()


def plain(value: Any) -> Any:
    """Give a value as JSON would give it back: lists for tuples."""
    return json.loads(json.dumps(value, ensure_ascii=False))


def _library(library: Library) -> dict[str, str]:
    facts: dict[str, str] = {name: getattr(library, name) for name in _FACTS}
    return facts | {
        "stated_on": library.stated_on.isoformat(),
        "authority": library.authority,
        "authority_url": library.authority_url,
    }


def _partners(register: Register, language: str) -> list[dict[str, str]]:
    """Name the partners that some activity gives data to."""
    used = {recipient.who for activity in register.activities.values() for recipient in activity.recipients}
    return [
        {
            "key": key,
            "name": partner.name.in_language(language),
            "kind": say_partner_kind(partner.kind),
            "country": partner.country,
            "what": partner.what.in_language(language),
            "agreement": partner.agreement,
            "arrangement": partner.arrangement.in_language(language) if partner.arrangement else "",
            "website": partner.website,
        }
        for key, partner in register.partners.items()
        if key in used
    ]


def _stated(library: Library, language: str) -> list[dict[str, str]]:
    return [
        {
            "key": stated.key,
            "title": stated.title.in_language(language),
            "says": stated.says.in_language(language),
            "not_yet": stated.not_yet.in_language(language),
        }
        for stated in library.statements
    ]
