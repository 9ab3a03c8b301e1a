"""What each lending term is called, what it counts, and the order in which people think of them."""

from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from leeszaal.common.money import format_cents

TERMS = {
    "lendable": (gettext_lazy("May be lent"), ""),
    "loan_days": (gettext_lazy("Loan period"), "days"),
    "due_within_membership": (gettext_lazy("Due before the membership ends"), ""),
    "max_renewals": (gettext_lazy("Renewals"), "times"),
    "max_loans": (gettext_lazy("Loans at once, of everything"), "loans"),
    "max_loans_of_material": (gettext_lazy("Loans at once, of this material"), "loans"),
    "holdable": (gettext_lazy("Holds may be placed"), ""),
    "max_holds": (gettext_lazy("Holds at once"), "holds"),
    "hold_shelf_days": (gettext_lazy("Days on the hold shelf"), "days"),
    "hold_priority": (gettext_lazy("Priority in the queue"), ""),
    "overdue_cents_per_day": (gettext_lazy("Charge for each day overdue"), "cents"),
    "overdue_grace_days": (gettext_lazy("Days overdue without charge"), "days"),
    "overdue_max_cents": (gettext_lazy("Most that overdue can cost"), "cents"),
    "replacement_cents": (gettext_lazy("Replacement, when the item has no price"), "cents"),
    "processing_cents": (gettext_lazy("Processing cost of a replacement"), "cents"),
    "blocked_at_cents": (gettext_lazy("No lending from a debt of"), "cents"),
    "blocked_at_overdue_days": (gettext_lazy("No lending when overdue for"), "days"),
}
"""Name of the term: its label, and its unit (empty for yes or no, and for plain numbers)."""

YES_OR_NO = frozenset({"lendable", "holdable", "due_within_membership"})


def label_of(term: str) -> str:
    """Give the name of a term."""
    return str(TERMS[term][0])


def say_value(term: str, value: int) -> str:
    """Say a term's value with its unit."""
    if term in YES_OR_NO:
        return _("yes") if value else _("no")
    match TERMS[term][1]:
        case "cents":
            return format_cents(value, get_language() or "nl")
        case "days":
            return ngettext("%(count)s day", "%(count)s days", value) % {"count": value}
        case "times":
            return ngettext("%(count)s time", "%(count)s times", value) % {"count": value}
        case _:
            return str(value)
