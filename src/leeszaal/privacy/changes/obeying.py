"""Erasing by the stricter of two registers while a change that keeps more waits for two people."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from leeszaal.privacy.changes.content import terms_kept
from leeszaal.privacy.changes.standing import last_agreed
from leeszaal.privacy.changes.weakening import lasts_longer
from leeszaal.privacy.claims import Claims
from leeszaal.privacy.models import RegisterChange
from leeszaal.privacy.register import Keeping, Register
from leeszaal.privacy.register.activity import in_force


def obeyed(register: Register, on: date, claims: Claims) -> Register:
    """Give the register as erasure goes by it on a day: the same, unless a change that protects less waits."""
    if not RegisterChange.objects.filter(agreed_at=None, withdrawn_at=None, weakens=True).exists():
        return register
    agreed = last_agreed()
    return register if agreed is None else _stricter(register, agreed.binding, on, claims)


def _stricter(register: Register, binding: dict[str, Any], on: date, claims: Claims) -> Register:
    activities = {
        key: replace(activity, keeping=tuple(_terms(activity.terms_on(on), in_force(terms_kept(binding, key), on))))
        for key, activity in register.activities.items()
    }
    known = {
        key: replace(activity, keeping=tuple(term for term in activity.keeping if _can_be_done(term, register, claims)))
        for key, activity in activities.items()
    }
    return replace(register, activities=known)


def _terms(now: tuple[Keeping, ...], agreed: tuple[Keeping, ...]) -> Iterator[Keeping]:
    """Give each term as strict as it was, and those that the change took away."""
    was = {term.matter: term for term in agreed}
    for term in now:
        before = was.pop(term.matter, None)
        yield term if before is None else _stricter_of(term, before)
    yield from was.values()


def _stricter_of(now: Keeping, before: Keeping) -> Keeping:
    held = tuple(word for word in now.unless if word in before.unless)
    return replace(now, lasts=before.lasts if lasts_longer(now, before) else now.lasts, unless=held)


def _can_be_done(term: Keeping, register: Register, claims: Claims) -> bool:
    """Tell whether this program still has code, and words, for a term of the register of before."""
    ending = claims.ending(term.then)
    if ending is None or term.starts not in register.vocabulary.starts or term.then not in register.vocabulary.then:
        return False
    return claims.start(term.starts, ending.of) is not None and all(
        claims.obstacle(word, ending.of) is not None and word in register.vocabulary.unless for word in term.unless
    )
