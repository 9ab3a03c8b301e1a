"""A patron takes an item home (message 11).

The straight way is one order among others in a shared transaction. What needs a longer look goes slowly: a password to
check, an item that is theirs already (a retry, or a renewal), an act to undo, and what a machine did by itself.
"""

from collections.abc import Iterable
from datetime import date, datetime

from leeszaal.circulation.models import Loan
from leeszaal.circulation.rules.checkout import Refusal
from leeszaal.circulation.services import CheckoutOrder, check_out_many, renew
from leeszaal.circulation.services.outcomes import CheckedOut, NotCheckedOut, Renewed
from leeszaal.protocols.sip2.codec.messages import Checkout, CheckoutResponse
from leeszaal.protocols.sip2.handlers import passwords
from leeszaal.protocols.sip2.handlers.media import media_type
from leeszaal.protocols.sip2.handlers.moments import due_text, local, moment
from leeszaal.protocols.sip2.handlers.recording import record_checkout
from leeszaal.protocols.sip2.handlers.retries import just_done
from leeszaal.protocols.sip2.handlers.shape import Counter
from leeszaal.protocols.sip2.handlers.sight import shown
from leeszaal.protocols.sip2.handlers.undoing import undo_checkout
from leeszaal.protocols.sip2.handlers.visit import Visit
from leeszaal.protocols.sip2.words import say, say_all, say_day

Outcome = CheckedOut | NotCheckedOut


def straight(message: Checkout, visit: Visit) -> bool:
    """Tell whether the message can be carried out as it stands, with no look in the database before."""
    if message.no_block or message.cancel:
        return False
    return passwords.needs_no_look(message.patron_identifier, message.patron_password, visit)


def order(message: Checkout, visit: Visit, now: datetime) -> CheckoutOrder:
    """Give what must be carried out."""
    return CheckoutOrder(message.patron_identifier, message.item_identifier, visit.actor, now)


def answer(message: Checkout, outcome: Outcome, visit: Visit, now: datetime) -> CheckoutResponse | None:
    """Put the outcome into words; None where the item is theirs already and it must be looked up why."""
    if isinstance(outcome, CheckedOut):
        return _lent(message, outcome, outcome.due_on, visit, now)
    if Refusal.ALREADY_THEIRS in outcome.reasons:
        return None
    return _refused(message, outcome, outcome.reasons, visit, now)


def slowly(message: Checkout, outcome: Outcome | None, visit: Visit, now: datetime) -> CheckoutResponse:
    """Answer what does not go straight."""
    if isinstance(outcome, NotCheckedOut):
        return _theirs_already(message, outcome, visit, now)
    if message.no_block and not message.cancel:
        record_checkout(message, visit, now)
        return _made(message, visit, now, ok=True)
    proof = passwords.check(message.patron_identifier, message.patron_password, visit, now)
    if not proof.suffices:
        return _made(message, visit, now, ok=False, screen_message=say_all([proof], visit.speaks()))
    if message.cancel:
        asked_at = moment(message.transaction_date, now) if message.no_block else now
        undone = undo_checkout(message.patron_identifier, message.item_identifier, visit, now, asked_at)
        return _made(message, visit, now, ok=undone.ok, screen_message=say_all([undone.code], visit.speaks()))
    (done,) = check_out_many([order(message, visit, now)])
    return answer(message, done, visit, now) or slowly(message, done, visit, now)


def _theirs_already(message: Checkout, outcome: NotCheckedOut, visit: Visit, now: datetime) -> CheckoutResponse:
    """Answer a retry as the success it was; renew when the machine wishes that; else say that it is theirs."""
    loan_id = outcome.loan_id or 0
    if just_done("check_out", visit.account.id, now, item_id=outcome.item_id, loan_id=loan_id).exists():
        return _lent(message, outcome, Loan.objects.get(pk=loan_id).due_on, visit, now)
    if not message.sc_renewal_policy:
        return _refused(message, outcome, outcome.reasons, visit, now)
    renewed = renew(loan_id, visit.actor, now=now, patron_id=outcome.patron_id)
    if isinstance(renewed, Renewed):
        return _lent(message, outcome, renewed.due_on, visit, now, renewal_ok=True)
    return _refused(message, outcome, renewed.reasons, visit, now)


def _lent(
    message: Checkout, outcome: Outcome, due_on: date, visit: Visit, now: datetime, *, renewal_ok: bool = False
) -> CheckoutResponse:
    language = visit.speaks(outcome.language)
    said = say("renewed" if renewal_ok else "due", language, day=say_day(due_on, language))
    return _made(message, visit, now, outcome, ok=True, renewal_ok=renewal_ok, due_on=due_on, screen_message=(said,))


def _refused(
    message: Checkout, outcome: Outcome, reasons: Iterable[str], visit: Visit, now: datetime
) -> CheckoutResponse:
    said = say_all(reasons, visit.speaks(outcome.language))
    return _made(message, visit, now, outcome, ok=False, screen_message=said)


def _made(
    message: Checkout,
    visit: Visit,
    now: datetime,
    outcome: Outcome | None = None,
    *,
    ok: bool,
    renewal_ok: bool = False,
    due_on: date | None = None,
    screen_message: tuple[str, ...] = (),
) -> CheckoutResponse:
    response = CheckoutResponse(
        ok=ok,
        renewal_ok=renewal_ok,
        magnetic_media=False,
        desensitize=ok and not message.cancel,
        transaction_date=local(now),
        institution_id=visit.institution(message.institution_id),
        patron_identifier=message.patron_identifier,
        item_identifier=message.item_identifier,
        title_identifier=(outcome.title if outcome else "") or message.item_identifier,
        due_date=due_text(due_on),
        media_type=media_type(outcome.material_type) if outcome else None,
        screen_message=screen_message,
    )
    return shown(response, visit.may_see)


CHECKOUT = Counter(straight, order, check_out_many, answer, slowly)
