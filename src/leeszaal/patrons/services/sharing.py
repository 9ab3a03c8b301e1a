"""Letting another use one's pages: ask, and say yes or no.

What could go wrong: somebody types card numbers to find out whose they are, or which exist. So a request is kept and
told in the same way whether the card led to somebody or not, it needs the birthday besides the card, few may wait at a
time, and a no is not told: a request that nobody agrees to lapses like one that reached nobody.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from leeszaal.common.actor import Actor
from leeszaal.patrons.models import Patron, Share, ShareQuestion
from leeszaal.patrons.problems import NotSharedError, Problem, refuse_if
from leeszaal.patrons.queries import children_of, patron_by_card
from leeszaal.patrons.rules.sharing import ANSWER_WITHIN, WAITING_AT_MOST, Answerer, last_day
from leeszaal.patrons.services.ending_shares import close_share
from leeszaal.patrons.services.recording import lock_patron, note_change
from leeszaal.patrons.shared import answerer_of, own_requests, standing_shares
from leeszaal.privacy.restriction import is_restricted


@dataclass(frozen=True, slots=True)
class Wanted:
    """Whose pages somebody wants to use: card and birthday of the other, what the asker calls them, and for what."""

    card_number: str
    born_on: date
    called: str
    scopes: Collection[str]


@transaction.atomic
def ask_to_share(asker_id: int, wanted: Wanted, actor: Actor, *, now: datetime) -> Share:
    """Ask another to let one use their pages. The answer is the same when the card leads to nobody.

    Raises:
        RefusedError: when nothing is asked, when it has no name, or when too many requests wait.
    """
    lock_patron(asker_id)
    today = timezone.localdate(now)
    refuse_if(_problems(asker_id, wanted, today))
    share = Share.objects.create(
        asker_id=asker_id,
        called=wanted.called.strip(),
        scopes=_in_order(wanted.scopes),
        until_on=today + ANSWER_WITHIN,
        asked_at=now,
    )
    asked = patron_by_card(wanted.card_number, wanted.born_on)
    if asked is not None and asked != asker_id and not is_restricted(asked):
        ShareQuestion.objects.create(share=share, patron_id=asked)
    note_change(asker_id, "share_asked", actor, now)
    return share


@transaction.atomic
def accept_share(
    share_id: int, scopes: Collection[str], actor: Actor, *, now: datetime, until_on: date | None = None
) -> Share:
    """Say yes, to what is ticked and until a day: a year at most, and a year when no day is given.

    What the same two shared before is replaced.

    Raises:
        NotSharedError: when there is no such question, or not for who says yes.
        RefusedError: when nothing is ticked, or the day is over.
    """
    today = timezone.localdate(now)
    question, patron, answerer = _question(share_id, actor, today)
    refuse_if({"scopes": Problem.MISSING} if not scopes else {})
    refuse_if({"until_on": Problem.DAY_OVER} if until_on and until_on < today else {})
    share = question.share
    for former in standing_shares(today).filter(asker_id=share.asker_id, sharer_id=patron.pk):
        close_share(former, _by(answerer, actor), now)
    share.sharer, share.state, share.scopes = patron, Share.State.ACCEPTED, _in_order(scopes)
    share.until_on = last_day(today, until_on, patron.born_on, answerer)
    share.answered_at, share.answered_side = now, _by(answerer, actor)
    question.delete()
    share.save()
    note_change(patron.pk, "share_accepted", actor, now)
    return share


@transaction.atomic
def refuse_share(share_id: int, actor: Actor, *, now: datetime) -> None:
    """Say no. The asker is not told: the request lapses after its last day.

    Raises:
        NotSharedError: when there is no such question, or not for who says no.
    """
    question, patron, _ = _question(share_id, actor, timezone.localdate(now))
    question.delete()
    note_change(patron.pk, "share_refused", actor, now)


def _problems(asker_id: int, wanted: Wanted, today: date) -> dict[str, Problem]:
    problems = {}
    if not wanted.called.strip():
        problems["called"] = Problem.MISSING
    if not wanted.scopes:
        problems["scopes"] = Problem.MISSING
    if own_requests(asker_id, today).count() >= WAITING_AT_MOST:
        problems[""] = Problem.TOO_MANY_WAITING
    return problems


def _question(share_id: int, actor: Actor, today: date) -> tuple[ShareQuestion, Patron, Answerer]:
    waiting = ShareQuestion.objects.select_for_update(of=("self",)).select_related("share", "patron")
    question = waiting.filter(share_id=share_id, share__until_on__gte=today).first()
    if question is None:
        raise NotSharedError
    answerer = answerer_of(question, question.patron, today)
    if actor.kind == "patron" and not _decides(question.patron_id, answerer, actor.id or 0, today):
        raise NotSharedError
    return question, question.patron, answerer


def _decides(patron_id: int, answerer: Answerer, actor_id: int, today: date) -> bool:
    if answerer is Answerer.SHARER:
        return actor_id == patron_id
    return children_of(actor_id, today).filter(pk=patron_id).exists()


def _by(answerer: Answerer, actor: Actor) -> Share.By:
    if actor.kind == "staff":
        return Share.By.DESK
    return Share.By.GUARDIAN if answerer is Answerer.GUARDIAN else Share.By.SHARER


def _in_order(scopes: Collection[str]) -> list[str]:
    return [scope for scope in Share.Scope.values if scope in scopes]
