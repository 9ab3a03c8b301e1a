"""Who lent what is forgotten in time, as the register says: here it is as if the nightly round ran every night."""

from collections.abc import Iterable
from datetime import date

from leeszaal.charges.models import Charge, Settlement
from leeszaal.circulation.models import Loan
from leeszaal.site.demo.lending.desk import borrower_id
from leeszaal.site.demo.people.person import Person

UNLINKED_AFTER_DAYS = 90


def forget(
    loans: Iterable[Loan],
    charges: Iterable[Charge],
    settlements: Iterable[Settlement],
    people: dict[int, Person],
    today: date,
) -> None:
    """Unlink the patron from loans that ended long ago, unless a charge is open or the patron keeps a history."""
    paid = {settlement.charge_id for settlement in settlements}
    disputed = {charge.loan_id for charge in charges if charge.pk not in paid}
    for loan in loans:
        is_long_ago = loan.returned_at and (today - loan.returned_at.date()).days >= UNLINKED_AFTER_DAYS
        if is_long_ago and loan.pk not in disputed and not people[borrower_id(loan)].keeps_history:
            loan.patron_id = None
