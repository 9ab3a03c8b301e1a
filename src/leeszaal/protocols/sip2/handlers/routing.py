"""Where a sorter lets an item fall that came in, and whether somebody should look at it."""

from collections.abc import Mapping

from leeszaal.circulation.rules.checkin import Destination
from leeszaal.protocols.sip2.handlers.places import Place

_ALERTS: Mapping[Destination, str] = {
    Destination.HOLD_SHELF: "01",
    Destination.TO_PICKUP_BRANCH: "02",
    Destination.TO_HOME_BRANCH: "04",
    Destination.ASIDE: "99",
}
"""Alert type (CV, an extension that sorters share): local hold, remote hold, transfer, other."""

_BINS: Mapping[Destination, str] = {
    Destination.SHELF: "shelf",
    Destination.HOLD_SHELF: "holds",
    Destination.ASIDE: "aside",
}


def alerts(destination: Destination) -> bool:
    """Tell whether the item does not simply go back on the shelf."""
    return destination in _ALERTS


def sort_bin(destination: Destination, to: Place | None) -> str:
    """Give the sort bin (CL): shelf, holds or aside; for what travels the code of the branch where it goes."""
    return to.code if to else _BINS.get(destination, "aside")


def extensions(destination: Destination, to: Place | None) -> tuple[tuple[str, str], ...]:
    """Give the fields that sorters read beside the standard: alert type (CV) and destination (CT)."""
    alert = (("CV", _ALERTS[destination]),) if destination in _ALERTS else ()
    return (*alert, ("CT", to.code)) if to else alert
