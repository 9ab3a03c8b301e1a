"""Loans counted per title, branch and month, with nobody in them."""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from leeszaal.catalogue.models import Record
from leeszaal.circulation.models import Loan, LoanCount
from leeszaal.site.demo.lending.copies import Copy


def count_loans(loans: Iterable[Loan], copies: dict[int, Copy]) -> list[LoanCount]:
    """Give the counts, and write on each record how often it was lent."""
    months: Counter[tuple[int, int, date]] = Counter()
    for loan in loans:
        record: Record = copies[loan.item_id].title.record
        record.loan_count += 1
        months[record.pk, loan.branch_id, loan.checked_out_at.date().replace(day=1)] += 1
    return [
        LoanCount(pk=number, record_id=record_id, branch_id=branch_id, month=month, loans=loans_made)
        for number, ((record_id, branch_id, month), loans_made) in enumerate(sorted(months.items()), start=1)
    ]
