"""A register taken apart into facts that can be compared: each has a place, and says something in both languages."""

from collections.abc import Iterator
from datetime import date

from leeszaal.privacy.documents.activity_facts import facts_of_activity
from leeszaal.privacy.documents.subjects import Facts, Place, Subject, in_any
from leeszaal.privacy.register import Library, Partner, Register, Words


def facts(register: Register, day: date | None) -> Facts:
    """Give everything that a register says, with the terms in force on a day (None: every term, each with its days)."""
    found: Facts = dict(_of_library(register.library))
    for partner in register.partners.values():
        found[Place("", Subject.PARTNER, partner.key)] = _partner(partner)
    for activity in register.activities.values():
        found |= {Place(activity.key, *where): words for where, words in facts_of_activity(activity, register, day)}
    return found


def _of_library(library: Library) -> Iterator[tuple[Place, Words]]:
    for name in ("introduction", "children", "officer", "automated", "transfers", "measures"):
        yield Place("", Subject.LIBRARY, name), getattr(library, name)
    for name in ("name", "legal_name", "address", "phone", "email", "privacy_email", "chamber_of_commerce"):
        if value := getattr(library, name):
            yield Place("", Subject.LIBRARY, name), in_any(value)
    for name in ("stored_in", "training_lasts", "authority", "authority_url"):
        yield Place("", Subject.LIBRARY, name), in_any(getattr(library, name))
    yield Place("", Subject.LIBRARY, "stated_on"), in_any(library.stated_on.isoformat())
    yield Place("", Subject.LIBRARY, "agreed_within"), in_any(str(library.agreed_within))
    for promised in library.promises:
        yield Place("", Subject.PROMISE, promised.id), promised.words
    for stated in library.statements:
        yield Place("", Subject.STATEMENT, stated.key), stated.says


def _partner(partner: Partner) -> Words:
    until = f" - {partner.ends_on}" if partner.ends_on else ""
    terms = f"{partner.kind}, {partner.country}; {partner.agreement}, {partner.agreed_on}{until}"
    return Words(
        f"{partner.name.nl} ({terms}): {partner.what.nl}",
        f"{partner.name.en} ({terms}): {partner.what.en}",
    )
