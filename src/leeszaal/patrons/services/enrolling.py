"""Becoming a member: enrolled online and completed at the desk, or registered at the desk at once.

A library may look at a proof of identity; it may not copy one or keep a citizen service number. So what is noted is
that identity was seen, and by whom. Until then somebody who enrolled online is pending: without card or membership.
"""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from leeszaal.branches.models import Branch
from leeszaal.common.actor import Actor
from leeszaal.login.models import User
from leeszaal.login.services import make_user
from leeszaal.patrons.details import Details, check_details
from leeszaal.patrons.models import Card, Membership, Patron, SubscriptionKind
from leeszaal.patrons.problems import Problem, RefusedError
from leeszaal.patrons.rules.membership import is_guarded, new_term
from leeszaal.patrons.services.cards import issue_card
from leeszaal.patrons.services.families import add_guardian, guardian_problem
from leeszaal.patrons.services.memberships import begin_membership, choose_kind
from leeszaal.patrons.services.reaching import write_address, write_phones
from leeszaal.patrons.services.recording import note_change


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody asks for: a kind of subscription, a branch of one's own, and for a child the guardian."""

    kind_id: int
    branch_id: int
    guardian_id: int | None = None


@dataclass(frozen=True, slots=True)
class Enrolled:
    """A patron who is a member now, with card and membership (whose `fee_cents` is still to be charged)."""

    patron: Patron
    card: Card
    membership: Membership


@transaction.atomic
def enrol_online(details: Details, wish: Wish, password: str, actor: Actor, *, now: datetime) -> Patron:
    """Write down somebody who enrols on the website: pending, without a card, until seen at the desk.

    Raises RefusedError with every problem found.
    """
    checked, kind = _check(details, wish, timezone.localdate(now))
    patron = _add(checked, kind, wish, make_user(password=password), now, state=Patron.State.PENDING)
    _link_guardian(patron.pk, wish, actor, now)
    note_change(patron.pk, "enrolled_online", actor, now)
    return patron


@transaction.atomic
def complete_enrolment(
    patron_id: int, actor: Actor, *, identity_seen: bool, now: datetime, kind_id: int, card_number: str = ""
) -> Enrolled:
    """Make a pending patron a member, at the desk, with the person and a proof of identity in view.

    Raises RefusedError when identity was not seen, the patron is not pending, or card or kind are not right.
    """
    patron = Patron.objects.select_for_update().get(pk=patron_id)
    if patron.state != Patron.State.PENDING:
        raise RefusedError({"": Problem.NOT_PENDING})
    _demand_identity(seen=identity_seen)
    kind = choose_kind(kind_id, patron.born_on, timezone.localdate(now))
    patron.state, patron.category, patron.wanted_kind = Patron.State.ACTIVE, kind.category, None
    patron.save(update_fields=["state", "category", "wanted_kind"])
    enrolled = _give_card_and_membership(patron, kind, card_number, now)
    note_change(patron_id, "identity_seen", actor, now)
    note_change(patron_id, "enrolment_completed", actor, now)
    return enrolled


@transaction.atomic
def register_patron(
    details: Details, wish: Wish, actor: Actor, *, identity_seen: bool, now: datetime, card_number: str = ""
) -> Enrolled:
    """Make somebody at the desk a member at once; they choose a password by a message that is sent to them.

    Raises RefusedError with every problem found.
    """
    _demand_identity(seen=identity_seen)
    checked, kind = _check(details, wish, timezone.localdate(now))
    patron = _add(checked, kind, wish, make_user(), now, state=Patron.State.ACTIVE)
    _link_guardian(patron.pk, wish, actor, now)
    enrolled = _give_card_and_membership(patron, kind, card_number, now)
    note_change(patron.pk, "identity_seen", actor, now)
    note_change(patron.pk, "registered", actor, now)
    return enrolled


def _demand_identity(*, seen: bool) -> None:
    if not seen:
        raise RefusedError({"identity_seen": Problem.IDENTITY_NOT_SEEN})


def _check(details: Details, wish: Wish, today: date) -> tuple[Details, SubscriptionKind]:
    problems: dict[str, Problem] = {}
    checked, kind = details, None
    try:
        checked = check_details(details, today=today)
        kind = choose_kind(wish.kind_id, details.born_on, today)
    except RefusedError as error:
        problems |= error.problems
    if not Branch.objects.filter(pk=wish.branch_id).exists():
        problems["branch"] = Problem.BRANCH_UNKNOWN
    if problem := _guardian_problem(details.born_on, wish.guardian_id, today):
        problems["guardian"] = problem
    if problems or kind is None:
        raise RefusedError(problems)
    return checked, kind


def _guardian_problem(born_on: date, guardian_id: int | None, today: date) -> Problem | None:
    if guardian_id is not None:
        return guardian_problem(guardian_id, today)
    return Problem.NEEDS_GUARDIAN if is_guarded(born_on, today) else None


def _add(
    details: Details,
    kind: SubscriptionKind,
    wish: Wish,
    user: User,
    now: datetime,
    *,
    state: Patron.State,
) -> Patron:
    patron = Patron.objects.create(
        user=user,
        state=state,
        category=kind.category,
        wanted_kind=kind if state == Patron.State.PENDING else None,
        home_branch_id=wish.branch_id,
        given_names=details.given_names,
        prefix=details.prefix,
        family_name=details.family_name,
        sex=details.sex,
        born_on=details.born_on,
        email=details.email,
        language=details.language,
        enrolled_at=now,
    )
    write_address(patron.pk, details)
    write_phones(patron.pk, details.phones)
    return patron


def _link_guardian(patron_id: int, wish: Wish, actor: Actor, now: datetime) -> None:
    if wish.guardian_id is not None:
        add_guardian(patron_id, wish.guardian_id, actor, now=now)


def _give_card_and_membership(patron: Patron, kind: SubscriptionKind, card_number: str, now: datetime) -> Enrolled:
    card = issue_card(patron.pk, card_number, now)
    term = new_term(timezone.localdate(now), kind.months)
    return Enrolled(patron, card, begin_membership(patron.pk, kind, term))
