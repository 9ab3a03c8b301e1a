"""Questions about lending, for pages and reports."""

from leeszaal.circulation.gather.house import read_house
from leeszaal.circulation.gather.terms import explain as explain_terms
from leeszaal.circulation.gather.terms import terms_for
from leeszaal.circulation.queries.histories import (
    hold_history,
    item_history,
    last_loan,
    queue_of,
    running_loan,
    set_apart,
)
from leeszaal.circulation.queries.lists import (
    hold_shelf,
    offline_conflicts,
    overdue_loans,
    pick_list,
    to_take_off_shelf,
    transits_from,
    transits_to,
)
from leeszaal.circulation.queries.of_patron import holds_of, loan_history_of, loans_of

__all__ = [
    "explain_terms",
    "hold_history",
    "hold_shelf",
    "holds_of",
    "item_history",
    "last_loan",
    "loan_history_of",
    "loans_of",
    "offline_conflicts",
    "overdue_loans",
    "pick_list",
    "queue_of",
    "read_house",
    "running_loan",
    "set_apart",
    "terms_for",
    "to_take_off_shelf",
    "transits_from",
    "transits_to",
]
