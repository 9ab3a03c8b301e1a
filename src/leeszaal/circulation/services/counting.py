"""How often titles are lent, counted with nobody in it."""

from django.db import connection

_REFRESH = """
UPDATE catalogue_record record SET loan_count = counted.loans
FROM (SELECT record_id, sum(loans) AS loans FROM circulation_loancount GROUP BY record_id) counted
WHERE counted.record_id = record.id AND record.loan_count <> counted.loans
"""


def refresh_loan_counts() -> int:
    """Bring each record's number of loans up to date, for lists of what is lent most; give how many changed.

    It is done at night: counting on the record at every loan would let desks wait for each other at a bestseller.
    """
    with connection.cursor() as cursor:
        return int(cursor.execute(_REFRESH).rowcount)
