"""Sharing pages as verbs of the house: the deed, and the messages to both sides."""

from collections.abc import Collection
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from leeszaal.common.actor import Actor
from leeszaal.notices.kinds import Kind
from leeszaal.notices.services import queue_notice
from leeszaal.patrons import services
from leeszaal.patrons.models import Patron, Share, ShareQuestion
from leeszaal.patrons.queries import guardians_of
from leeszaal.patrons.rules.sharing import Answerer
from leeszaal.patrons.services import Wanted
from leeszaal.patrons.shared import answerer_of


@transaction.atomic
def ask_to_share(asker_id: int, wanted: Wanted, actor: Actor, *, now: datetime) -> Share:
    """Ask another to let one use their pages; who decides about it gets a message.

    Raises:
        RefusedError: when nothing is asked, when it has no name, or when too many requests wait.
    """
    share = services.ask_to_share(asker_id, wanted, actor, now=now)
    question = ShareQuestion.objects.filter(share=share).select_related("patron", "share").first()
    if question is not None:
        _tell(Kind.SHARE_ASKED, share, _who_decide(question, timezone.localdate(now)), now)
    return share


@transaction.atomic
def accept_share(
    share_id: int, scopes: Collection[str], actor: Actor, *, now: datetime, until_on: date | None = None
) -> Share:
    """Say yes to a request; both sides get a message.

    Raises:
        NotSharedError: when there is no such question, or not for who says yes.
        RefusedError: when nothing is ticked, or the day is over.
    """
    share = services.accept_share(share_id, scopes, actor, now=now, until_on=until_on)
    _tell(Kind.SHARE_ACCEPTED, share, _sides(share), now)
    return share


@transaction.atomic
def end_share(share_id: int, actor: Actor, *, now: datetime) -> Share:
    """Stop sharing at once; both sides get a message. A request that is taken back is told to nobody.

    Raises:
        NotSharedError: when it does not stand, or is not of who wants to stop it.
    """
    share = services.end_share(share_id, actor, now=now)
    if share.sharer_id:
        _tell(Kind.SHARE_ENDED, share, _sides(share), now)
    return share


@transaction.atomic
def go_round_the_shares(*, today: date, now: datetime) -> None:
    """Write down what is past its last day, tell that to who it concerns, and tell what ends soon."""
    for share in services.end_past_shares(today=today, now=now):
        agreed = share.state == Share.State.ACCEPTED
        _tell(Kind.SHARE_ENDED if agreed else Kind.SHARE_LAPSED, share, _sides(share), now)
    for share in services.shares_that_end_soon(today=today, now=now):
        _tell(Kind.SHARE_ENDS_SOON, share, _sides(share), now)


def _who_decide(question: ShareQuestion, today: date) -> list[int]:
    if answerer_of(question, question.patron, today) is Answerer.SHARER:
        return [question.patron_id]
    return list(guardians_of(question.patron_id).values_list("pk", flat=True))


def _sides(share: Share) -> list[int]:
    return [person for person in (share.asker_id, share.sharer_id) if person]


def _tell(kind: Kind, share: Share, whom: Collection[int], now: datetime) -> None:
    present = Patron.objects.filter(pk__in=whom).exclude(state=Patron.State.ENDED)
    for patron_id in present.order_by("pk").values_list("pk", flat=True):
        queue_notice(kind, patron_id, {"share": share.pk}, f"{kind}:{share.pk}:{patron_id}", now)
