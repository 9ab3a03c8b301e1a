"""Letters about requests: mailed, shown on the pages of the request, and printed. The words are the same everywhere."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from leeszaal.notices.composing import words_of
from leeszaal.notices.kinds import Kind
from leeszaal.notices.models import Notice
from leeszaal.notices.services import queue_notice
from leeszaal.notices.subjects import subject_of
from leeszaal.patrons.models import Patron
from leeszaal.privacy.declared import register
from leeszaal.privacy.models import RequestStep, RightsRequest
from leeszaal.privacy.requests.asking import guardian_of
from leeszaal.privacy.requests.clock import answer_by
from leeszaal.privacy.requests.holidays import is_public_holiday
from leeszaal.privacy.requests.words import ASKED, ASKED_FOR_A_CHILD, EXTENSIONS, REFUSALS

KINDS: Mapping[str, Kind] = {
    RequestStep.What.RECEIVED: Kind.REQUEST_RECEIVED,
    RequestStep.What.EXTENDED: Kind.REQUEST_EXTENDED,
    RequestStep.What.DONE: Kind.REQUEST_DONE,
    RequestStep.What.REFUSED: Kind.REQUEST_REFUSED,
}
"""Which letter goes with which step of a request."""


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter in the person's language."""

    title: str
    paragraphs: tuple[str, ...]
    language: str


def queue_letter(step: RequestStep, *, now: datetime) -> None:
    """Have the letter that goes with a step mailed after the caller's transaction."""
    queue_notice(KINDS[step.what], step.request.person_id, {"step": step.pk}, f"request_step:{step.pk}", now)


def letter(step: RequestStep, patron: Patron) -> Letter:
    """Write the letter that goes with a step, to be shown or printed."""
    with translation.override(patron.language):
        context = letter_context(step)
        if guardian_of(step.request) is not None:
            # It is about the patron, and to somebody whose name the file does not hold.
            context = {**context, "patron": Patron()}
        return _written(KINDS[step.what], patron, context)


def notice_letter(notice: Notice) -> Letter | None:
    """Write what a message says, to be printed; None when it is no longer needed."""
    with translation.override(notice.patron.language):
        subject = subject_of(notice)
        return _written(notice.kind, notice.patron, subject.context) if subject else None


def _written(kind: str, patron: Patron, context: Mapping[str, object]) -> Letter:
    title, body = words_of(kind, patron, context)
    return Letter(title, tuple(part.strip() for part in body.split("\n\n") if part.strip()), patron.language)


def letter_context(step: RequestStep) -> Mapping[str, object]:
    """Give what the text needs to know, in the active language."""
    request, library = step.request, register().library
    child = _child_of(request)
    return {
        "request": request,
        "first_due_on": answer_by(request.begun_on, is_public_holiday),
        "asked": ASKED_FOR_A_CHILD[request.right] % {"child": child} if child else ASKED[request.right],
        "extension": EXTENSIONS.get(request.extension, ""),
        "ground": REFUSALS.get(request.refusal, ""),
        "account": f"{settings.PUBLIC_URL}{reverse('account:data')}",
        "privacy_email": library.privacy_email,
        "authority": library.authority,
        "authority_url": library.authority_url,
    }


def _child_of(request: RightsRequest) -> str:
    """Give the name of the child when a parent or guardian asked for it; else nothing."""
    if guardian_of(request) is None:
        return ""
    return str(Patron.objects.values_list("given_names", flat=True).get(pk=request.person_id))
