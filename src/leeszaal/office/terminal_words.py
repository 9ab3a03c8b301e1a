"""What a self-service machine may be told, in words for who decides it, and what to think of before deciding."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from leeszaal.login.models import Sight

BRIEFLY: dict[str, str | Promise] = {
    Sight.NAME: gettext_lazy("name"),
    Sight.LOANS: gettext_lazy("loans"),
    Sight.HOLDS: gettext_lazy("holds"),
    Sight.CHARGES: gettext_lazy("charges"),
    Sight.TITLES: gettext_lazy("titles"),
    Sight.ADDRESS: gettext_lazy("address"),
    Sight.EMAIL: gettext_lazy("e-mail address"),
    Sight.PHONE: gettext_lazy("telephone number"),
    Sight.BORROWER: gettext_lazy("who had it"),
}

IN_FULL: dict[str, str | Promise] = {
    Sight.NAME: gettext_lazy("Shows the name on the screen"),
    Sight.LOANS: gettext_lazy("Shows what somebody has on loan and what is overdue"),
    Sight.HOLDS: gettext_lazy("Shows what somebody has on hold and what is ready"),
    Sight.CHARGES: gettext_lazy("Shows what somebody has to pay"),
    Sight.TITLES: gettext_lazy("Shows titles in those lists; without this only barcodes"),
    Sight.ADDRESS: gettext_lazy("Shows the address on the screen"),
    Sight.EMAIL: gettext_lazy("Shows the e-mail address on the screen"),
    Sight.PHONE: gettext_lazy("Shows the telephone number on the screen"),
    Sight.BORROWER: gettext_lazy("Is told who had an item that is brought back"),
}

_READ_BY_OTHERS = gettext_lazy(
    "Whoever stands nearby, or finds a card, can read this. Lending and returning work without it."
)
WARNINGS: dict[str, str | Promise] = {
    Sight.ADDRESS: _READ_BY_OTHERS,
    Sight.EMAIL: _READ_BY_OTHERS,
    Sight.PHONE: _READ_BY_OTHERS,
    Sight.BORROWER: gettext_lazy(
        "The machine then learns who read what, and may keep it where we cannot erase it. Returning works without it."
    ),
}
