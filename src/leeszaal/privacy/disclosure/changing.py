"""Changing an agreement: at once when it lets less go out, else by a second person.

What could go wrong: one person lets a partner go on after the end, or have the data somewhere else, and nobody notices.
So such a change waits until somebody else agrees; the database refuses it before that.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from leeszaal.privacy.disclosure.widening import Widening, Wording, widenings
from leeszaal.privacy.models import Agreement, AgreementChange, AgreementDocument
from leeszaal.privacy.register import Register

WORDED = ("partner", "title", "agreed_on", "ends_on", "review_on", "stored_in", "sub_processors")


class Problem(StrEnum):
    """Why a change cannot be asked for, or not be decided."""

    WAITS_ALREADY = "waits_already"
    SAME_PERSON = "same_person"
    DECIDED = "decided"


class ChangeError(Exception):
    """It may not be done; ``problem`` tells why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem)
        self.problem = problem


@dataclass(frozen=True, slots=True)
class Document:
    """The signed document: the name of its file, and the file in base64."""

    name: str
    content: str


@transaction.atomic
def change(
    wanted: Agreement, document: Document | None, *, by: int, register: Register, now: datetime
) -> tuple[Widening, ...]:
    """Keep an agreement as it is wanted, or ask a second person for it; give in what ways more would go out.

    ``wanted`` need not be saved; its number is that of the agreement that changes, if any. What waits is not in force.

    Raises:
        ChangeError: when a change of this agreement waits already.
    """
    before = Agreement.objects.select_for_update().filter(pk=wanted.pk).first() if wanted.pk else None
    if before is not None and waiting().filter(agreement=before).exists():
        raise ChangeError(Problem.WAITS_ALREADY)
    found = widenings(wording(before) if before else None, wording(wanted))
    if found:
        _ask(wanted, document, by, now)
    else:
        _keep(wanted, document, by, register, now)
    return found


@transaction.atomic
def agree(change_id: int, by: int, *, register: Register, now: datetime) -> Agreement:
    """Agree as the second person; from this moment the agreement says so.

    Raises:
        ChangeError: when it is the one who asked, or it was decided before.
    """
    found = _open(change_id)
    if found.asked_by == by:
        raise ChangeError(Problem.SAME_PERSON)
    document = Document(found.document_name, found.document) if found.document else None
    _decide(found, by, now, is_agreed=True)
    wanted = found.agreement or Agreement()
    for name in WORDED:
        setattr(wanted, name, getattr(found, name))
    return _keep(wanted, document, found.asked_by, register, now)


@transaction.atomic
def turn_down(change_id: int, by: int, *, now: datetime) -> None:
    """Say no to a change, or take back one's own.

    Raises:
        ChangeError: when it was decided before.
    """
    _decide(_open(change_id), by, now, is_agreed=False)


def waiting() -> QuerySet[AgreementChange]:
    """Give the changes that wait for a second person, the oldest first."""
    return AgreementChange.objects.filter(decided_at=None).order_by("asked_at", "pk")


def wording(said: Agreement | AgreementChange) -> Wording:
    """Give what an agreement says, or would say."""
    working = frozenset((str(each["name"]), str(each["country"])) for each in said.sub_processors)
    return Wording(said.partner, said.title, said.agreed_on, said.ends_on, said.stored_in, working)


def _ask(wanted: Agreement, document: Document | None, by: int, now: datetime) -> None:
    values: dict[str, Any] = {name: getattr(wanted, name) for name in WORDED}
    if document is not None:
        values |= {"document_name": document.name, "document": document.content}
    AgreementChange.objects.create(agreement_id=wanted.pk, asked_by=by, asked_at=now, **values)


def _keep(
    agreement: Agreement, document: Document | None, added_by: int, register: Register, now: datetime
) -> Agreement:
    agreement.kind = register.partners[agreement.partner].kind
    agreement.noted_at = now
    agreement.save()
    if document is not None:
        values = {"name": document.name, "content": document.content, "added_at": now, "added_by": added_by}
        AgreementDocument.objects.update_or_create(agreement=agreement, defaults=values)
    return agreement


def _open(change_id: int) -> AgreementChange:
    found = AgreementChange.objects.select_for_update(of=("self",)).select_related("agreement").get(pk=change_id)
    if found.decided_at is not None:
        raise ChangeError(Problem.DECIDED)
    return found


def _decide(found: AgreementChange, by: int, now: datetime, *, is_agreed: bool) -> None:
    """Note the decision; the document went to the agreement, or was not wanted."""
    found.decided_by, found.decided_at, found.is_agreed, found.document = by, now, is_agreed, None
    found.save(update_fields=["decided_by", "decided_at", "is_agreed", "document"])
