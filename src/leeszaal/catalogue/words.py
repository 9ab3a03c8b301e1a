"""Words for what the catalogue keeps as codes, shared by every page that shows a record or an item."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from leeszaal.catalogue.models import ItemStatus, MaterialType

Words = str | Promise

MATERIALS: dict[str, Words] = {
    MaterialType.BOOK: _("Book"),
    MaterialType.MAGAZINE: _("Magazine"),
    MaterialType.CD: _("CD"),
    MaterialType.DVD: _("DVD"),
    MaterialType.GAME: _("Game"),
    MaterialType.ARTWORK: _("Work of art"),
    MaterialType.EBOOK: _("E-book"),
    MaterialType.AUDIOBOOK: _("Audiobook"),
    MaterialType.SHEET_MUSIC: _("Sheet music"),
    MaterialType.MAP: _("Map"),
    MaterialType.OTHER: _("Other"),
}
ITEM_STATUSES: dict[str, Words] = {
    ItemStatus.AVAILABLE: _("On the shelf"),
    ItemStatus.ON_LOAN: _("On loan"),
    ItemStatus.ON_HOLD_SHELF: _("On the hold shelf"),
    ItemStatus.IN_TRANSIT: _("On its way"),
    ItemStatus.LOST: _("Lost"),
    ItemStatus.CLAIMS_RETURNED: _("Said to be returned"),
    ItemStatus.MISSING: _("Missing"),
    ItemStatus.DAMAGED: _("Damaged"),
    ItemStatus.IN_PROCESS: _("Being made ready"),
    ItemStatus.WITHDRAWN: _("Withdrawn"),
}
