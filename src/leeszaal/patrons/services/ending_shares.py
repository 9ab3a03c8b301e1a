"""Sharing ends: by either side at once, by its last day, and with the membership.

The database lets nobody in any more from the moment that the share does not stand, or its last day is over; the round
only writes that down.
"""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from leeszaal.common.actor import Actor
from leeszaal.patrons.models import Share, ShareQuestion
from leeszaal.patrons.problems import NotSharedError
from leeszaal.patrons.queries import children_of
from leeszaal.patrons.rules.sharing import REMIND_BEFORE
from leeszaal.patrons.services.recording import note_change
from leeszaal.patrons.shared import is_allowed

_LIVE = (Share.State.ASKED, Share.State.ACCEPTED)


@transaction.atomic
def end_share(share_id: int, actor: Actor, *, now: datetime) -> Share:
    """Stop sharing, or take a request back, at once: either side may, a guardian for a child, and the desk.

    Raises:
        NotSharedError: when it does not stand, or is not of who wants to stop it.
    """
    live = Share.objects.filter(state__in=_LIVE)
    share = live.select_for_update(of=("self",)).filter(pk=share_id).first()
    by = _who_ends(share, actor, timezone.localdate(now)) if share else None
    if share is None or by is None:
        raise NotSharedError
    close_share(share, by, now)
    note_change(share.sharer_id or share.asker_id, "share_ended", actor, now)
    return share


def end_all_sharing(patron_id: int, now: datetime) -> int:
    """Stop everything that a patron shares or is shared with, and every request; give how many."""
    ShareQuestion.objects.filter(patron_id=patron_id).delete()
    live = Share.objects.filter(state__in=_LIVE)
    both = (live.filter(sharer_id=patron_id), Share.By.SHARER), (live.filter(asker_id=patron_id), Share.By.ASKER)
    return sum(rows.update(state=Share.State.ENDED, ended_at=now, ended_side=by) for rows, by in both)


@transaction.atomic
def end_past_shares(*, today: date, now: datetime) -> list[Share]:
    """Write down that shares and requests ended whose last day is over; give them as they were."""
    past = list(
        Share.objects.select_for_update(of=("self",)).filter(state__in=_LIVE, until_on__lt=today).order_by("pk")
    )
    ShareQuestion.objects.filter(share__in=past).delete()
    numbers = [share.pk for share in past]
    Share.objects.filter(pk__in=numbers).update(state=Share.State.ENDED, ended_at=now, ended_side=Share.By.DAY)
    return past


@transaction.atomic
def shares_that_end_soon(*, today: date, now: datetime) -> list[Share]:
    """Give the shares whose last day is near and of which nobody was told, and note that they were told."""
    soon = Share.objects.filter(state=Share.State.ACCEPTED, reminded_at=None, until_on__lte=today + REMIND_BEFORE)
    found = list(soon.select_for_update(of=("self",)).filter(until_on__gte=today).order_by("pk"))
    Share.objects.filter(pk__in=[share.pk for share in found]).update(reminded_at=now)
    return found


def refuse_unless_shared(scope: str, patron_id: int, actor: Actor, *, today: date) -> None:
    """Let somebody act for another only as far as that person allows; oneself, staff and machines are let through.

    Raises:
        NotSharedError: when a patron acts for another who does not allow it today.
    """
    if actor.kind == "patron" and actor.id is not None and not is_allowed(scope, actor.id, patron_id, today):
        raise NotSharedError


def close_share(share: Share, by: Share.By, now: datetime) -> None:
    """Write down that a share or request ended, and by whom."""
    ShareQuestion.objects.filter(share=share).delete()
    share.state, share.ended_at, share.ended_side = Share.State.ENDED, now, by
    share.save(update_fields=["state", "ended_at", "ended_side"])


def _who_ends(share: Share, actor: Actor, today: date) -> Share.By | None:
    if actor.kind == "staff":
        return Share.By.DESK
    sides = {share.asker_id: Share.By.ASKER, share.sharer_id: Share.By.SHARER}
    if actor.id in sides:
        return sides[actor.id]
    is_guardian = children_of(actor.id or 0, today).filter(pk=share.sharer_id or 0).exists()
    return Share.By.GUARDIAN if is_guardian else None
