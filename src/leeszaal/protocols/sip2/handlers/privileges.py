"""What stands against a patron, as positions of the patron status and as words for the screen."""

from datetime import date

from leeszaal.login.models import Sight
from leeszaal.protocols.sip2.codec.messages import PatronStatus
from leeszaal.protocols.sip2.handlers.standing import Person

_OPENED_BY = {"debt_too_high": Sight.CHARGES, "loans_overdue": Sight.LOANS, "limit_reached": Sight.LOANS}
_STOPS_RENEWING = frozenset(
    {"patron_ended", "membership_expired", "card_lost", "card_ended", "patron_blocked", "debt_too_high"}
)
_STOPS_ONLY_BORROWING = frozenset({"limit_reached"})


def against(person: Person, today: date) -> tuple[str, ...]:
    """Give every reason against borrowing, whoever may know it."""
    standing, terms = person.standing, person.terms
    reasons = {
        "patron_pending": standing.is_pending,
        "patron_ended": standing.is_ended,
        "membership_expired": standing.membership_expired(today),
        "card_lost": person.card_lost,
        "card_ended": person.card_ended,
        "patron_blocked": standing.is_blocked,
        "debt_too_high": standing.owes_too_much(terms),
        "loans_overdue": standing.keeps_too_long(today, terms),
        "limit_reached": person.loans >= terms.max_loans,
    }
    return tuple(reason for reason, stands in reasons.items() if stands)


def told(reasons: tuple[str, ...], sights: frozenset[Sight]) -> tuple[str, ...]:
    """Give the reasons that this machine may know; where it may know none of them, that it is not possible."""
    known = tuple(reason for reason in reasons if _may_know(reason, sights))
    return known or (("patron_blocked",) if reasons else ())


def patron_status(reasons: tuple[str, ...], sights: frozenset[Sight]) -> PatronStatus:
    """Give the fourteen positions. Nothing is recalled here, so that one follows placing holds."""
    may_not_hold = any(reason not in _STOPS_ONLY_BORROWING for reason in reasons)
    known = frozenset(reason for reason in reasons if _may_know(reason, sights))
    return PatronStatus(
        charge_privileges_denied=bool(reasons),
        renewal_privileges_denied=not _STOPS_RENEWING.isdisjoint(reasons),
        recall_privileges_denied=may_not_hold,
        hold_privileges_denied=may_not_hold,
        card_reported_lost="card_lost" in known,
        too_many_items_charged="limit_reached" in known,
        too_many_items_overdue="loans_overdue" in known,
        excessive_outstanding_fines="debt_too_high" in known,
        excessive_outstanding_fees="debt_too_high" in known,
    )


def _may_know(reason: str, sights: frozenset[Sight]) -> bool:
    opened_by = _OPENED_BY.get(reason)
    return opened_by is None or opened_by in sights
