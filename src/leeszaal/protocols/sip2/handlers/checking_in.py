"""An item comes back (message 09), in a bin, at a sorter or on a shelf that reads; nobody needs to stand there.

The answer is about the item and where it goes now: never who had it, unless the machine's account opens that, and never
who waits for it.
"""

from dataclasses import replace
from datetime import datetime
from functools import lru_cache

from leeszaal.circulation.rules.checkin import Destination, News
from leeszaal.circulation.services import CheckinOrder, check_in_many
from leeszaal.circulation.services.outcomes import CheckedIn, NotCheckedIn
from leeszaal.login.models import Sight
from leeszaal.patrons.models import Card
from leeszaal.privacy.restriction import is_restricted
from leeszaal.protocols.sip2.codec.messages import Checkin, CheckinResponse
from leeszaal.protocols.sip2.handlers.looking import machine_looks
from leeszaal.protocols.sip2.handlers.media import media_type
from leeszaal.protocols.sip2.handlers.moments import local
from leeszaal.protocols.sip2.handlers.places import Place, read_places
from leeszaal.protocols.sip2.handlers.recording import record_checkin
from leeszaal.protocols.sip2.handlers.retries import just_done
from leeszaal.protocols.sip2.handlers.routing import alerts, extensions, sort_bin
from leeszaal.protocols.sip2.handlers.shape import Counter
from leeszaal.protocols.sip2.handlers.sight import shown
from leeszaal.protocols.sip2.handlers.undoing import undo_checkin
from leeszaal.protocols.sip2.handlers.visit import Visit
from leeszaal.protocols.sip2.words import say, say_all

Outcome = CheckedIn | NotCheckedIn

_TELLS_OF_BORROWER = frozenset({News.LATE, News.CLAIM_FOUND})


def straight(message: Checkin, visit: Visit) -> bool:
    """Tell whether the message can be carried out as it stands."""
    return not (message.no_block or message.cancel)


def order(message: Checkin, visit: Visit, now: datetime) -> CheckinOrder:
    """Give what must be carried out. It comes in now: the clock of a machine with connection is no better than ours."""
    return CheckinOrder(message.item_identifier, visit.actor, now)


def answer(message: Checkin, outcome: Outcome, visit: Visit, now: datetime) -> CheckinResponse | None:
    """Put the outcome into words; None where a retry, the borrower's card or a new branch must be looked up."""
    if isinstance(outcome, NotCheckedIn):
        return _made(message, visit, now, ok=False, said=say_all(outcome.reasons, visit.speaks()))
    here, there = outcome.home_branch_id, outcome.to_branch_id
    if here not in visit.places or (there and there not in visit.places) or News.NOT_ON_LOAN in outcome.news:
        return None
    if outcome.patron_id is not None and Sight.BORROWER in visit.may_see:
        return None
    return _taken_in(message, outcome, visit, now)


def slowly(message: Checkin, outcome: Outcome | None, visit: Visit, now: datetime) -> CheckinResponse:
    """Answer what does not go straight."""
    if isinstance(outcome, CheckedIn):
        return _with_a_look(message, outcome, visit, now)
    if message.no_block and not message.cancel:
        record_checkin(message, visit, now)
        return _made(message, visit, now, ok=True)
    if message.cancel:
        undone = undo_checkin(message.item_identifier, visit, now)
        return _made(message, visit, now, ok=undone.ok, said=say_all([undone.code], visit.speaks()))
    (done,) = check_in_many([order(message, visit, now)])
    return answer(message, done, visit, now) or slowly(message, done, visit, now)


def _with_a_look(message: Checkin, outcome: CheckedIn, visit: Visit, now: datetime) -> CheckinResponse:
    """Look up what the answer needs: new branches, whether it came in just before, and the card of who had it."""
    visit.places = read_places()
    if News.NOT_ON_LOAN in outcome.news:
        outcome = _as_before(outcome, visit, now)
    may_tell = outcome.patron_id is not None and Sight.BORROWER in visit.may_see
    may_tell = may_tell and not is_restricted(outcome.patron_id or 0)
    card = _card_of(outcome.patron_id or 0) if may_tell else None
    if card is not None:
        machine_looks(outcome.patron_id or 0, message, visit, now)
    return _taken_in(message, outcome, visit, now, card=card)


def _card_of(patron_id: int) -> str | None:
    cards = Card.objects.filter(patron=patron_id, state=Card.State.ACTIVE)
    return cards.values_list("number", flat=True).first()


def _as_before(outcome: CheckedIn, visit: Visit, now: datetime) -> CheckedIn:
    """Give what came of a first try of this machine, when this is a second one; else what came of this one."""
    first = just_done("check_in", visit.account.id, now, item_id=outcome.item_id).exclude(loan_id=None).first()
    if first is None:
        return outcome
    news = tuple(each for each in outcome.news if each is not News.NOT_ON_LOAN)
    return replace(outcome, news=news, loan_id=first.loan_id, patron_id=first.patron_id)


def _taken_in(
    message: Checkin, outcome: CheckedIn, visit: Visit, now: datetime, *, card: str | None = None
) -> CheckinResponse:
    to = visit.places.get(outcome.to_branch_id) if outcome.to_branch_id else None
    may_tell = Sight.BORROWER in visit.may_see
    said = _screen(outcome.destination, outcome.news, to.name if to else "", visit.speaks(), may_tell)
    return _made(message, visit, now, outcome, ok=True, to=to, card=card, said=said)


@lru_cache(maxsize=4096)
def _screen(
    destination: Destination, news: tuple[News, ...], branch: str, language: str, tells_of_borrower: bool
) -> tuple[str, ...]:
    """Thank for what simply goes back on the shelf; else say where it goes, and what is the matter with it."""
    told = say_all([each for each in news if tells_of_borrower or each not in _TELLS_OF_BORROWER], language)
    if destination is Destination.SHELF:
        return (say("taken_in", language), *told)
    where = say(destination, language)
    return (say("goes_to", language, destination=where, branch=branch) if branch else where, *told)


def _made(
    message: Checkin,
    visit: Visit,
    now: datetime,
    outcome: CheckedIn | None = None,
    *,
    ok: bool,
    said: tuple[str, ...] = (),
    to: Place | None = None,
    card: str | None = None,
) -> CheckinResponse:
    home = visit.places.get(outcome.home_branch_id) if outcome else None
    response = CheckinResponse(
        ok=ok,
        resensitize=ok and not message.cancel,
        magnetic_media=False,
        alert=bool(outcome and alerts(outcome.destination)),
        transaction_date=local(now),
        institution_id=visit.institution(message.institution_id),
        item_identifier=message.item_identifier,
        permanent_location=home.name if home else "",
        title_identifier=outcome.title if outcome else None,
        sort_bin=sort_bin(outcome.destination, to) if outcome else None,
        patron_identifier=card,
        media_type=media_type(outcome.material_type) if outcome else None,
        screen_message=said,
        extensions=extensions(outcome.destination, to) if outcome else (),
    )
    return shown(response, visit.may_see)


CHECKIN = Counter(straight, order, check_in_many, answer, slowly)
