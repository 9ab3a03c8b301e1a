"""The choices of one facet."""

from collections.abc import Iterable

from django.utils.formats import get_format
from django.utils.html import escape
from django.utils.safestring import SafeString

from leeszaal.opac.facets import Choice
from leeszaal.opac.markup import fragments


def choices(listed: Iterable[Choice]) -> SafeString:
    """Write each choice as a link, with its count."""
    between = str(get_format("THOUSAND_SEPARATOR"))
    return SafeString("".join(_choice(choice, between) for choice in listed))


def _choice(choice: Choice, between: str) -> str:
    here, mark = (' aria-current="true"', f"{fragments.icon('check')} ") if choice.selected else ("", "")
    count = f"{choice.count:,}".replace(",", between)
    return (
        f'<li><a href="{escape(choice.address)}" rel="nofollow"{here}><span>{mark}{escape(str(choice.words))}</span>'
        f' <span class="count">{count}</span></a></li>'
    )
