"""Summary, contents and the address on the web."""

import re

from leeszaal.catalogue.marc.derive.indexed import Indexed
from leeszaal.catalogue.marc.derive.tidy import shown
from leeszaal.catalogue.marc.record import DataField

_CONTENT_ADVICE = "4"
_RELATED = "2"
_NOT_THE_THING = re.compile(
    r"cover|omslag|contents|inhoud|description|beschrijving|biograph|sample|fragment|review", re.IGNORECASE
)
_WEB = re.compile(r"https?://[^\s/?#]+\S*\Z", re.IGNORECASE)


def summary(fields: Indexed) -> str:
    """Give the summaries, one paragraph each; advice about content that may disturb stays out."""
    texts = [_line(field.text("ab")) for field in fields.all("520") if field.ind1 != _CONTENT_ADVICE]
    return "\n\n".join(dict.fromkeys(filter(None, texts)))


def contents(fields: Indexed) -> str:
    """Give what it contains: chapters, stories, tracks."""
    texts = [_line(field.text("atrg")) for field in fields.all("505")]
    return "\n\n".join(dict.fromkeys(filter(None, texts)))


def _line(text: str) -> str:
    return " ".join(shown(text).split())


def online_url(fields: Indexed) -> str:
    """Give the address where the thing itself is (never that of its cover or table of contents), only http or https."""
    candidates = [field for field in fields.all("856") if field.ind2 != _RELATED and not _is_about(field)]
    urls = [url.strip() for field in sorted(candidates, key=_order) for url in field.all("u")]
    return next((url for url in urls if _WEB.match(url)), "")


def _is_about(field: DataField) -> bool:
    return bool(_NOT_THE_THING.search(field.text("3yz")))


def _order(field: DataField) -> int:
    """Put the thing itself first, then another version of it, then what does not say."""
    return "01".find(field.ind2) % 3
