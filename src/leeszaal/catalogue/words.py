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
LANGUAGES: dict[str, Words] = {
    "ara": _("Arabic"),
    "bul": _("Bulgarian"),
    "chi": _("Chinese"),
    "cze": _("Czech"),
    "dan": _("Danish"),
    "dut": _("Dutch"),
    "eng": _("English"),
    "fin": _("Finnish"),
    "fre": _("French"),
    "fry": _("Frisian"),
    "ger": _("German"),
    "grc": _("Ancient Greek"),
    "gre": _("Greek"),
    "heb": _("Hebrew"),
    "hin": _("Hindi"),
    "hun": _("Hungarian"),
    "ind": _("Indonesian"),
    "ita": _("Italian"),
    "jpn": _("Japanese"),
    "kor": _("Korean"),
    "lat": _("Latin"),
    "mul": _("Several languages"),
    "nor": _("Norwegian"),
    "pap": _("Papiamento"),
    "per": _("Persian"),
    "pol": _("Polish"),
    "por": _("Portuguese"),
    "rum": _("Romanian"),
    "rus": _("Russian"),
    "som": _("Somali"),
    "spa": _("Spanish"),
    "swe": _("Swedish"),
    "tir": _("Tigrinya"),
    "tur": _("Turkish"),
    "ukr": _("Ukrainian"),
    "und": _("Language not known"),
    "vie": _("Vietnamese"),
    "zxx": _("Without words"),
}
"""MARC 21 language codes (loc.gov/marc/languages); one that is not here is shown as its code."""
