"""A patron keeps an item longer, or all of them (messages 29 and 65); only what they have on loan themselves."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date, datetime

from leeszaal.circulation.models import Loan
from leeszaal.circulation.rules.renewal import Refusal
from leeszaal.circulation.services import renew, renew_all
from leeszaal.circulation.services.outcomes import NotRenewed, Renewed, Unknown
from leeszaal.common.barcodes import normalise_barcode
from leeszaal.protocols.sip2.codec.messages import Message, Renew, RenewAll, RenewAllResponse, RenewResponse
from leeszaal.protocols.sip2.handlers.admitting import TurnedAway, admit
from leeszaal.protocols.sip2.handlers.looking import machine_looks
from leeszaal.protocols.sip2.handlers.media import media_type
from leeszaal.protocols.sip2.handlers.moments import due_text, local
from leeszaal.protocols.sip2.handlers.recording import record_renewal
from leeszaal.protocols.sip2.handlers.refusing import refused
from leeszaal.protocols.sip2.handlers.retries import just_done
from leeszaal.protocols.sip2.handlers.sight import shown
from leeszaal.protocols.sip2.handlers.visit import Visit
from leeszaal.protocols.sip2.words import say, say_all, say_day


@dataclass(frozen=True, slots=True)
class _Theirs:
    """A loan of this patron, as far as the answer needs it."""

    loan_id: int
    title: str
    material_type: str


def renew_one(message: Renew, visit: Visit, now: datetime) -> Message:
    """Renew a loan; one that this machine has just renewed is answered as renewed."""
    if message.no_block:
        record_renewal(message, visit, now)
        return _made(message, visit, now, None, ok=True)
    who = admit(message.patron_identifier, message.patron_password, visit, now)
    if isinstance(who, TurnedAway):
        return refused(message, visit, now, who.said)
    theirs = _loan_of(who.patron_id, message.item_identifier or message.title_identifier or "")
    if theirs is None:
        return refused(message, visit, now, (say(Unknown.LOAN, who.language),))
    outcome = renew(theirs.loan_id, visit.actor, now=now, patron_id=who.patron_id)
    if isinstance(outcome, NotRenewed) and not _is_longer(outcome, _renewed_just_now(who.patron_id, visit, now)):
        return _made(message, visit, now, theirs, ok=False, said=say_all(outcome.reasons, who.language))
    said = say("renewed", who.language, day=say_day(outcome.due_on, who.language)) if outcome.due_on else ""
    return _made(message, visit, now, theirs, ok=True, due_on=outcome.due_on, said=(said,))


def renew_every(message: RenewAll, visit: Visit, now: datetime) -> Message:
    """Renew every loan of the patron that may be renewed."""
    who = admit(message.patron_identifier, message.patron_password, visit, now)
    if isinstance(who, TurnedAway):
        return refused(message, visit, now, who.said)
    outcomes = renew_all(who.patron_id, visit.actor, now=now)
    before = _renewed_just_now(who.patron_id, visit, now)
    barcodes = dict(Loan.objects.filter(pk__in=[each.loan_id for each in outcomes]).values_list("pk", "item__barcode"))
    renewed = tuple(barcodes[each.loan_id] for each in outcomes if _is_longer(each, before))
    machine_looks(who.patron_id, message, visit, now)
    unrenewed = tuple(barcodes[each.loan_id] for each in outcomes if not _is_longer(each, before))
    response = RenewAllResponse(
        ok=True,
        renewed_count=len(renewed),
        unrenewed_count=len(unrenewed),
        transaction_date=local(now),
        institution_id=visit.institution(message.institution_id),
        renewed_items=renewed,
        unrenewed_items=unrenewed,
        screen_message=(say("renewed_all", who.language, renewed=len(renewed), unrenewed=len(unrenewed)),),
    )
    return shown(response, visit.may_see)


def _loan_of(patron_id: int, barcode: str) -> _Theirs | None:
    loans = Loan.objects.filter(patron=patron_id, returned_at=None, item__barcode=normalise_barcode(barcode))
    row = loans.values_list("pk", "item__record__title", "material_type").first()
    return _Theirs(*row) if row else None


def _renewed_just_now(patron_id: int, visit: Visit, now: datetime) -> set[int | None]:
    return set(just_done("renew", visit.account.id, now, patron_id=patron_id).values_list("loan_id", flat=True))


def _is_longer(outcome: Renewed | NotRenewed, before: AbstractSet[int | None]) -> bool:
    """Tell whether a loan is longer now, or was made so when this machine asked it before."""
    if isinstance(outcome, Renewed):
        return True
    return Refusal.TOO_EARLY in outcome.reasons and outcome.loan_id in before


def _made(
    message: Renew,
    visit: Visit,
    now: datetime,
    theirs: _Theirs | None,
    *,
    ok: bool,
    due_on: date | None = None,
    said: tuple[str, ...] = (),
) -> RenewResponse:
    item_identifier = message.item_identifier or message.title_identifier or ""
    response = RenewResponse(
        ok=ok,
        renewal_ok=ok,
        magnetic_media=False,
        desensitize=False,
        transaction_date=local(now),
        institution_id=visit.institution(message.institution_id),
        patron_identifier=message.patron_identifier,
        item_identifier=item_identifier,
        title_identifier=theirs.title if theirs else item_identifier,
        due_date=due_text(due_on),
        media_type=media_type(theirs.material_type) if theirs else None,
        screen_message=said,
    )
    return shown(response, visit.may_see)
