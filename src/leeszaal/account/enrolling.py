"""Enrolling online: the patron and the message that we received it, in one transaction."""

from datetime import datetime

from django.db import transaction

from leeszaal.account.forms.enrolling import EnrolForm
from leeszaal.common.actor import Actor
from leeszaal.notices.kinds import Kind
from leeszaal.notices.services import queue_notice
from leeszaal.patrons.models import Patron
from leeszaal.patrons.queries import patron_by_card
from leeszaal.patrons.services import Wish, enrol_online

_VISITOR = Actor(kind="patron", id=None, branch_id=None, via="web")


@transaction.atomic
def enrol(form: EnrolForm, me: Patron | None, *, now: datetime) -> Patron:
    """Write down who enrols; a patron who is logged in enrols a child of theirs.

    Raises RefusedError with every problem found.
    """
    typed = form.cleaned_data
    wish = Wish(kind_id=typed["kind"], branch_id=typed["branch"], guardian_id=_guardian_id(typed, me))
    patron = enrol_online(form.details(), wish, typed["password"], _VISITOR, now=now)
    queue_notice(Kind.ENROLMENT_RECEIVED, patron.pk, {}, f"enrolment_received:{patron.pk}", now)
    return patron


def _guardian_id(typed: dict[str, object], me: Patron | None) -> int | None:
    """Give who answers for the child; a card that is not known, or not of that birthday, is nobody's (id 0)."""
    if me is not None:
        return me.pk
    card, born_on = typed["guardian_card"], typed["guardian_born_on"]
    if not card:
        return None
    return (patron_by_card(str(card), born_on) if born_on else None) or 0  # type: ignore[arg-type]
