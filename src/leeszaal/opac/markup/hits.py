"""One work among the results."""

from collections.abc import Iterable, Iterator
from datetime import date

from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from leeszaal.catalogue.names import natural
from leeszaal.opac.listing import Listed
from leeszaal.opac.markup import fragments
from leeszaal.opac.titles import Title, Work

_LONGEST_NAME, _LONGEST_SERIES, _WORDS_OF_SUMMARY = 90, 50, 26


def hits(works: Iterable[Work], today: date) -> SafeString:
    """Write the works of a page, in order."""
    return SafeString("".join(f'<li><article class="hit">{_hit(work, today)}</article></li>' for work in works))


def _hit(work: Work, today: date) -> str:
    record = work.best.record
    address = _address(record)
    before, after = fragments.cover(record.material_type)
    title = f"{record.title} {record.part}" if record.part else record.title
    return (
        f'<a href="{address}" tabindex="-1" aria-hidden="true">{before}{record.pk}{after}</a><div>'
        f'<h2><a href="{address}">{escape(title)}</a></h2>{_byline(record)}'
        f'<p class="about">{" ".join(_about(record))}</p>{_taste(record)}'
        f"{fragments.standing(work.best.statement, today)}{_editions(work, today)}</div>"
    )


def _address(record: Listed) -> str:
    before, after = fragments.around("opac:record")
    return f"{before}{record.pk}{after}"


def _icon(record: Listed) -> str:
    return fragments.icon(fragments.material_icon(record.material_type))


def _byline(record: Listed) -> str:
    name = natural(record.author) or record.responsibility
    return f'<p class="byline">{escape(_short(name, _LONGEST_NAME))}</p>' if name else ""


def _about(record: Listed) -> Iterator[str]:
    yield f"<span>{_icon(record)} {fragments.material(record.material_type)}</span>"
    if record.year:
        yield f'<span class="digits">{record.year}</span>'
    if record.languages:
        yield f"<span>{', '.join(map(fragments.language, record.languages))}</span>"
    if record.series:
        words = _("Series: %(series)s") % {"series": _short(record.series, _LONGEST_SERIES)}
        yield f"<span>{escape(words)}</span>"


def _taste(record: Listed) -> str:
    words = record.summary.split(None, _WORDS_OF_SUMMARY)
    taste = " ".join(words[:_WORDS_OF_SUMMARY]) + (" …" if len(words) > _WORDS_OF_SUMMARY else "")
    return f'<p class="taste">{escape(taste)}</p>' if words else ""


def _editions(work: Work, today: date) -> str:
    if not work.others:
        return ""
    number = len(work.others) + work.more
    said = ngettext("%(number)s other edition", "%(number)s other editions", number) % {"number": number}
    listed = "".join(f"<li>{_edition(other, today)}</li>" for other in work.others)
    if work.more:
        more = _("%(number)s more") % {"number": work.more}
        listed += f'<li><a href="{_address(work.best.record)}">{escape(more)}</a></li>'
    return f'<details class="editions"><summary>{escape(said)}</summary><ul>{listed}</ul></details>'


def _edition(other: Title, today: date) -> str:
    record = other.record
    year = f", {record.year}" if record.year else ""
    language = f", {fragments.language(record.languages[0])}" if record.languages else ""
    return (
        f'{_icon(record)} <a href="{_address(record)}">{fragments.material(record.material_type)}{year}{language}'
        f'<span class="unseen"> {escape(record.title)}</span></a> {fragments.standing(other.statement, today)}'
    )


def _short(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"
