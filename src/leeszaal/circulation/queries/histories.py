"""What happened to an item or a hold, and who stands in the queue for a record."""

from django.db.models import F, QuerySet

from leeszaal.circulation.models import Event, Hold, Loan
from leeszaal.privacy.restriction import restricted_at, without_restricted


def item_history(item_id: int) -> QuerySet[Event]:
    """List everything that happened to an item, the latest first."""
    return Event.objects.filter(item_id=item_id).order_by("-at", "-id")


def hold_history(hold_id: int) -> QuerySet[Event]:
    """List everything that happened to a hold, from its beginning."""
    return Event.objects.filter(hold_id=hold_id).order_by("at", "id")


def queue_of(record_id: int) -> QuerySet[Hold]:
    """List who waits for a record, the next one first, suspended holds included at their place."""
    waiting = without_restricted(Hold.objects.filter(record=record_id, state=Hold.State.WAITING), "patron_id")
    return waiting.select_related("patron", "pickup_branch", "item").order_by("-priority", "placed_at", "id")


def set_apart(record_id: int) -> QuerySet[Hold]:
    """List the holds on a record that have their item already, on its way or on the shelf."""
    served = without_restricted(
        Hold.objects.filter(record=record_id, state__in=[Hold.State.IN_TRANSIT, Hold.State.READY]), "patron_id"
    )
    return served.select_related("patron", "pickup_branch", "trapped_item").order_by(
        F("ready_at").asc(nulls_last=True), "id"
    )


def running_loan(item_id: int) -> Loan | None:
    """Give the open loan of an item, with its patron and whether they are restricted, or None."""
    return (
        Loan.objects.annotate(is_restricted=restricted_at("patron_id"))
        .select_related("patron", "branch")
        .filter(item=item_id, returned_at=None)
        .first()
    )


def last_loan(item_id: int) -> Loan | None:
    """Give the latest loan of an item, with its patron as long as it is linked, or None.

    ``is_restricted`` tells that the patron may not be shown.
    """
    loans = Loan.objects.annotate(is_restricted=restricted_at("patron_id"))
    return loans.select_related("patron").filter(item=item_id).order_by("-checked_out_at").first()
