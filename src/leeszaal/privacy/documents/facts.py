"""A register taken apart into facts that can be compared: each has a place, and says something in both languages."""

from collections.abc import Iterator
from datetime import date

from leeszaal.privacy.documents.activity_facts import facts_of_activity
from leeszaal.privacy.documents.speech import IN_WORDS, Speech
from leeszaal.privacy.documents.subjects import Facts, Place, Subject, in_any, in_both
from leeszaal.privacy.register import Library, Partner, Register, Stated, Words
from leeszaal.privacy.register.legal_grounds import LegalGround, LegalGrounds

_CONDITIONS = {
    "authorised": Words("met machtiging van de rechter-commissaris", "authorised by the examining judge"),
    "silence": Words("zonder het de persoon te zeggen", "without telling the person"),
}


def facts(register: Register, day: date | None, speech: Speech = IN_WORDS) -> Facts:
    """Give everything that a register says, with the terms in force on a day (None: every term, each with its days)."""
    found: Facts = dict(_of_library(register.library))
    for partner in register.partners.values():
        found[Place("", Subject.PARTNER, partner.key)] = _partner(partner)
    for key, ground in register.legal_grounds.articles.items():
        found[Place("", Subject.LEGAL_GROUND, key)] = _legal_ground(ground, register.legal_grounds)
    for activity in register.activities.values():
        said = facts_of_activity(activity, register, day, speech)
        found |= {Place(activity.key, *where): words for where, words in said}
    return found


def _of_library(library: Library) -> Iterator[tuple[Place, Words]]:
    for name in ("introduction", "children", "officer", "automated", "transfers", "measures"):
        yield Place("", Subject.LIBRARY, name), getattr(library, name)
    for name in ("name", "legal_name", "address", "phone", "email", "privacy_email", "chamber_of_commerce"):
        if value := getattr(library, name):
            yield Place("", Subject.LIBRARY, name), in_any(value)
    for name in (
        "stored_in",
        "mail_server",
        "training_lasts",
        "backups_kept",
        "agreed_within",
        "own_reading_from",
        "authority",
        "authority_url",
    ):
        yield Place("", Subject.LIBRARY, name), in_any(str(getattr(library, name)))
    yield Place("", Subject.LIBRARY, "stated_on"), in_any(library.stated_on.isoformat())
    for promised in library.promises:
        yield Place("", Subject.PROMISE, promised.id), promised.words
    for stated in library.statements:
        yield Place("", Subject.STATEMENT, stated.key), _stated(stated)


def _legal_ground(ground: LegalGround, sheet: LegalGrounds) -> Words:
    conditions = [words for name, words in _CONDITIONS.items() if getattr(ground, name)]
    said = [*(sheet.issuers[key] for key in ground.issuers), *(sheet.classes[key].title for key in ground.classes)]
    columns = ", ".join(sorted(sheet.columns_of(ground)))

    def say(language: str) -> str:
        told = ", ".join(words.in_language(language) for words in (*conditions, *said))
        return f"{ground.title.in_language(language)} ({ground.law}): {told}: {columns}"

    return in_both(say)


def _stated(stated: Stated) -> Words:
    return in_both(
        lambda language: (
            f"{stated.title.in_language(language)}: {stated.says.in_language(language)}"
            f" {stated.not_yet.in_language(language)}"
        )
    )


def _partner(partner: Partner) -> Words:
    until = f" - {partner.ends_on}" if partner.ends_on else ""

    def say(language: str) -> str:
        terms = f"{partner.kind}, {partner.country}; {partner.agreement}, {partner.agreed_on}{until}"
        arrangement = partner.arrangement.in_language(language) if partner.arrangement else ""
        told = " ".join(filter(None, (partner.what.in_language(language), arrangement, partner.website)))
        return f"{partner.name.in_language(language)} ({terms}): {told}"

    return in_both(say)
