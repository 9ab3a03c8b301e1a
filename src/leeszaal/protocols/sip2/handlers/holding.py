"""A patron places a hold, gives it up, or wants to pick it up elsewhere (message 15); only ever their own."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from leeszaal.circulation.gather.rows import Row, first_row
from leeszaal.circulation.rules.holds import Refusal
from leeszaal.circulation.services import cancel_hold, move_hold, place_hold
from leeszaal.circulation.services.outcomes import HoldPlaced, Unknown
from leeszaal.protocols.sip2.codec.messages import Hold, HoldMode, HoldResponse, HoldType, Message
from leeszaal.protocols.sip2.handlers.admitting import TurnedAway, admit
from leeszaal.protocols.sip2.handlers.moments import local
from leeszaal.protocols.sip2.handlers.places import find_place, read_places
from leeszaal.protocols.sip2.handlers.refusing import refused
from leeszaal.protocols.sip2.handlers.retries import just_done
from leeszaal.protocols.sip2.handlers.sight import shown
from leeszaal.protocols.sip2.handlers.visit import Visit
from leeszaal.protocols.sip2.handlers.wanted import Wanted, find_wanted
from leeszaal.protocols.sip2.words import say, say_all

_OWN = """
SELECT hold.id, hold.pickup_branch_id, (
    SELECT count(*) + 1 FROM circulation_hold ahead
    WHERE ahead.record_id = hold.record_id AND ahead.state = 'waiting'
    AND (-ahead.priority, ahead.placed_at, ahead.id) < (-hold.priority, hold.placed_at, hold.id)
) AS position
FROM circulation_hold hold
WHERE hold.patron_id = %(patron_id)s AND hold.record_id = %(record_id)s
AND hold.state IN ('waiting', 'in_transit', 'ready')
"""


@dataclass(frozen=True, slots=True)
class _Wish:
    """What is wanted, for whom, at which branch (None where the machine named none of ours)."""

    patron_id: int
    language: str
    wanted: Wanted
    branch_id: int | None


@dataclass(frozen=True, slots=True)
class _Came:
    """What came of it."""

    ok: bool
    said: tuple[str, ...]
    position: int | None = None
    branch_id: int | None = None


def hold(message: Hold, visit: Visit, now: datetime) -> Message:
    """Do with a hold what the machine asks."""
    who = admit(message.patron_identifier, message.patron_password, visit, now)
    if isinstance(who, TurnedAway):
        return refused(message, visit, now, who.said)
    wanted = find_wanted(message)
    if wanted is None:
        unknown = Unknown.ITEM if message.item_identifier else Unknown.RECORD
        return refused(message, visit, now, (say(unknown, who.language),))
    wish = _Wish(who.patron_id, who.language, wanted, _branch(message, visit))
    return _made(message, wish, _DO.get(message.hold_mode, _not_understood)(message, wish, visit, now), visit, now)


def _place(message: Hold, wish: _Wish, visit: Visit, now: datetime) -> _Came:
    if wish.branch_id is None:
        return _Came(ok=False, said=say_all(["unknown_branch"], wish.language))
    item_id = wish.wanted.item_id if message.hold_type == HoldType.SPECIFIC_COPY else None
    outcome = place_hold(wish.patron_id, wish.wanted.record_id, wish.branch_id, visit.actor, now=now, item_id=item_id)
    if isinstance(outcome, HoldPlaced):
        return _placed(outcome.position, wish.branch_id, wish.language)
    about = {"patron_id": wish.patron_id, "record_id": wish.wanted.record_id}
    if Refusal.ALREADY_ON_HOLD in outcome.reasons and just_done("place_hold", visit.account.id, now, **about).exists():
        own = _own(wish)
        if own is not None:
            return _placed(own["position"], own["pickup_branch_id"], wish.language)
    return _Came(ok=False, said=say_all(outcome.reasons, wish.language))


def _placed(position: int, branch_id: int, language: str) -> _Came:
    return _Came(True, (say("hold_placed", language, position=position),), position, branch_id)


def _give_up(message: Hold, wish: _Wish, visit: Visit, now: datetime) -> _Came:
    own = _own(wish)
    if own is not None and cancel_hold(own["id"], visit.actor, now=now, patron_id=wish.patron_id):
        return _Came(ok=True, said=say_all(["hold_cancelled"], wish.language))
    about = {"patron_id": wish.patron_id, "record_id": wish.wanted.record_id}
    if just_done("cancel_hold", visit.account.id, now, **about).exists():
        return _Came(ok=True, said=say_all(["hold_cancelled"], wish.language))
    return _Came(ok=False, said=say_all([Unknown.HOLD], wish.language))


def _move(message: Hold, wish: _Wish, visit: Visit, now: datetime) -> _Came:
    own = _own(wish)
    if own is None or wish.branch_id is None:
        return _Came(ok=False, said=say_all([Unknown.HOLD if own is None else "unknown_branch"], wish.language))
    if not move_hold(own["id"], wish.branch_id, visit.actor, now=now, patron_id=wish.patron_id):
        return _Came(ok=False, said=say_all(["hold_not_movable"], wish.language))
    said = say("hold_moved", wish.language, branch=visit.places[wish.branch_id].name)
    return _Came(True, (said,), own["position"], wish.branch_id)


def _not_understood(message: Hold, wish: _Wish, visit: Visit, now: datetime) -> _Came:
    return _Came(ok=False, said=say_all(["not_understood"], wish.language))


_DO: Mapping[str, Callable[[Hold, _Wish, Visit, datetime], _Came]] = {
    HoldMode.ADD: _place,
    HoldMode.DELETE: _give_up,
    HoldMode.CHANGE: _move,
}


def _own(wish: _Wish) -> Row | None:
    return first_row(_OWN, {"patron_id": wish.patron_id, "record_id": wish.wanted.record_id})


def _branch(message: Hold, visit: Visit) -> int | None:
    """Give where the hold is to be picked up: the branch that the machine names, else the one where it stands."""
    if not message.pickup_location:
        return visit.account.branch_id
    found = find_place(message.pickup_location, visit.places)
    if found is None:
        visit.places = read_places()
        found = find_place(message.pickup_location, visit.places)
    return found


def _made(message: Hold, wish: _Wish, came: _Came, visit: Visit, now: datetime) -> HoldResponse:
    place = visit.places.get(came.branch_id) if came.branch_id else None
    response = HoldResponse(
        ok=came.ok,
        available=wish.wanted.is_available,
        transaction_date=local(now),
        queue_position=str(came.position) if came.position else None,
        pickup_location=place.code if place else None,
        institution_id=visit.institution(message.institution_id),
        patron_identifier=message.patron_identifier,
        item_identifier=message.item_identifier,
        title_identifier=wish.wanted.title,
        screen_message=came.said,
    )
    return shown(response, visit.may_see)
