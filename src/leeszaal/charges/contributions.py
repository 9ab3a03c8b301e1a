"""Becoming and staying a member costs a contribution: the patron's change and the charge for it, in one transaction.

`patrons` knows memberships and no money, `charges` knows both; so the verbs that pages call stand here. What is to be
told to the new member is put in the outbox in the same transaction.
"""

from datetime import datetime

from django.db import transaction

from leeszaal.charges.models import Charge
from leeszaal.charges.services import post_charge
from leeszaal.common.actor import Actor
from leeszaal.notices.kinds import Kind
from leeszaal.notices.password_letters import queue_password_letter
from leeszaal.patrons import services as patrons
from leeszaal.patrons.details import Details
from leeszaal.patrons.models import Membership
from leeszaal.patrons.services import Enrolled, Wish


@transaction.atomic
def register_patron(
    details: Details, wish: Wish, actor: Actor, *, identity_seen: bool, now: datetime, card_number: str = ""
) -> Enrolled:
    """Make somebody at the desk a member, charge the contribution and send the welcome.

    Raises RefusedError with every problem found.
    """
    enrolled = patrons.register_patron(
        details, wish, actor, identity_seen=identity_seen, now=now, card_number=card_number
    )
    _charge(enrolled.membership, actor, now)
    patron = enrolled.patron
    if patron.email and patron.user is not None:
        queue_password_letter(Kind.WELCOME, patron.pk, patron.user, f"welcome:{patron.pk}", now)
    return enrolled


@transaction.atomic
def complete_enrolment(
    patron_id: int, actor: Actor, *, identity_seen: bool, now: datetime, kind_id: int, card_number: str = ""
) -> Enrolled:
    """Make who enrolled online a member at the desk, and charge the contribution.

    Raises RefusedError when something stands against it.
    """
    enrolled = patrons.complete_enrolment(
        patron_id, actor, identity_seen=identity_seen, now=now, kind_id=kind_id, card_number=card_number
    )
    _charge(enrolled.membership, actor, now)
    return enrolled


@transaction.atomic
def renew_membership(patron_id: int, actor: Actor, *, now: datetime, kind_id: int | None = None) -> Membership:
    """Add the next membership and charge its contribution. Raises RefusedError when something stands against it."""
    membership = patrons.renew_membership(patron_id, actor, now=now, kind_id=kind_id)
    _charge(membership, actor, now)
    return membership


def _charge(membership: Membership, actor: Actor, now: datetime) -> None:
    if membership.fee_cents:
        post_charge(membership.patron_id, Charge.Kind.SUBSCRIPTION, membership.fee_cents, actor, now=now)
