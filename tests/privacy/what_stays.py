"""What an erasure of the planted person leaves: where the plan said so, and in rows with nobody in them."""

from collections.abc import Iterator

import people

from leeszaal.charges import services as charges
from leeszaal.charges.models import Charge, Settlement
from leeszaal.charges.privacy import open_charges
from leeszaal.common.actor import JOB
from leeszaal.privacy.erasure import Plan
from leeszaal.privacy.inventory import model_of
from leeszaal.privacy.models import Erasure, Restriction

UNLINKED = tuple(
    f"circulation.{name}"
    for name in (
        "Event.details",
        "Event.verb",
        "Event.via",
        "OfflineAct.verb",
        "OfflineAct.client_id",
        "OfflineAct.problems",
        "OfflineAct.barcode",
    )
)
"""Columns about a copy. Their row stays, with nobody in it."""


def listed_to_stay(plan: Plan) -> Iterator[str]:
    """The tables of the rows that the plan says stay, with what hangs on those rows."""
    for line in plan.stays:
        for cleared in line.means.ending.clears:
            model = model_of(cleared) or model_of(cleared.rpartition(".")[0])
            assert model is not None
            yield model._meta.db_table


def lift_everything() -> None:
    """Let nothing stand in the way that a desk would clear first, and no erasure have begun."""
    Restriction.objects.update(told_at=people.NOW, lifted_at=people.NOW)
    Erasure.objects.all().delete()
    for charge in Charge.objects.all():
        charges.void(charge.pk, "", JOB, now=people.NOW)
    for charge in open_charges():
        owed_back = charge.settled_cents - charge.amount_cents  # type: ignore[attr-defined]
        charges.refund(charge.pk, owed_back, Settlement.Means.CASH, JOB, now=people.NOW)
