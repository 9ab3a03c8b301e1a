"""Memberships: begun, renewed, ended. The contribution is posted by `charges`, which stands above this app."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from leeszaal.common.actor import Actor
from leeszaal.patrons.models import Guardianship, Membership, Patron, SubscriptionKind
from leeszaal.patrons.problems import Problem, RefusedError
from leeszaal.patrons.queries import membership_terms
from leeszaal.patrons.rules import membership as rules
from leeszaal.patrons.rules.categories import Offer, suits
from leeszaal.patrons.services.cards import end_cards
from leeszaal.patrons.services.recording import lock_patron, note_change


def choose_kind(kind_id: int, born_on: date, today: date) -> SubscriptionKind:
    """Give a subscription kind. Raises RefusedError when it does not exist or is for another age."""
    kind = SubscriptionKind.objects.select_related("category").filter(pk=kind_id).first()
    if kind is None:
        raise RefusedError({"kind": Problem.KIND_UNKNOWN})
    offer = Offer(kind.pk, kind.category_id, kind.min_age, kind.max_age)
    if not suits(offer, rules.age_on(born_on, today)):
        raise RefusedError({"kind": Problem.KIND_NOT_FOR_AGE})
    return kind


def begin_membership(patron_id: int, kind: SubscriptionKind, term: rules.Term) -> Membership:
    """Write down one membership at the kind's contribution of today."""
    return Membership.objects.create(
        patron_id=patron_id,
        kind=kind,
        starts_on=term.starts_on,
        ends_on=term.ends_on,
        fee_cents=kind.fee_cents,
    )


@transaction.atomic
def renew_membership(patron_id: int, actor: Actor, *, now: datetime, kind_id: int | None = None) -> Membership:
    """Add the next membership, of the same kind unless another is chosen; the category follows the kind.

    Raises RefusedError when it is too early, when the enrolment is still to be completed at the desk, or when the kind
    does not suit the age any more.
    """
    patron, today = lock_patron(patron_id), timezone.localdate(now)
    terms = membership_terms(patron_id)
    if patron.state == Patron.State.PENDING or not terms:
        raise RefusedError({"": Problem.IDENTITY_NOT_SEEN})
    if not rules.is_renewable(terms, today):
        raise RefusedError({"": Problem.TOO_EARLY})
    kind = choose_kind(kind_id or _latest_kind_id(patron_id), patron.born_on, today)
    membership = begin_membership(patron_id, kind, rules.renewal_term(terms, today, kind.months))
    Patron.objects.filter(pk=patron_id).update(category_id=kind.category_id)
    note_change(patron_id, "membership_renewed", actor, now)
    return membership


@transaction.atomic
def end_membership(patron_id: int, actor: Actor, *, now: datetime) -> None:
    """End a patron's membership for good: today is the last day, the card is refused, nobody can log in with it."""
    patron, today = lock_patron(patron_id), timezone.localdate(now)
    running = Membership.objects.filter(patron_id=patron_id, ends_on__gt=today)
    running.filter(starts_on__lte=today).update(ended_early_on=today)
    running.filter(starts_on__gt=today).delete()
    Guardianship.objects.filter(guardian_id=patron_id, until_on=None).update(until_on=today)
    end_cards(patron_id, now)
    patron.state, patron.ended_on = Patron.State.ENDED, today
    patron.save(update_fields=["state", "ended_on"])
    note_change(patron_id, "membership_ended", actor, now)


def _latest_kind_id(patron_id: int) -> int:
    return Membership.objects.filter(patron_id=patron_id).order_by("-ends_on").values_list("kind_id", flat=True)[0]
