"""Pictures of figures, drawn here as SVG: no script, and a text that tells the same, with a table beneath.

Words stand in the picture at the size of the page's small print on a phone, so a picture is never wider than a card.
Colours come from the style sheet by class. Show one with ``{% include "office/picture.html" with picture=... %}``.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

_WIDTH, _LINE = 360, 34
_TOP, _FOOT, _HIGH = 18, 20, 110


@dataclass(frozen=True, slots=True)
class Series:
    """Figures of one kind, a figure for each place on the axis; ``name`` is how the kind is called on the page."""

    name: str
    figures: Sequence[int]


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of days on a time line; ``late`` marks what is past its last day, ``note`` tells how it stands."""

    name: str
    begins_on: date
    ends_on: date
    note: str
    late: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture with the same in words (``says``) and as a table: its heads, and its rows of cells.

    ``caption`` is what stands above it to be read; ``empty`` tells that there is nothing to draw.
    """

    title: str
    caption: str
    says: str
    svg: SafeString
    legend: tuple[str, ...]
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    empty: bool


@dataclass(frozen=True, slots=True)
class _Axis:
    """The places along which figures stand, and what one of them is called."""

    place: str
    names: Sequence[str]
    series: Sequence[Series]


def by_day(key: str, title: str, kinds: Mapping[str, Mapping[date, int]], last: date, days: int = 30) -> Picture:
    """Draw for each kind how many there were on each of the days that end with ``last``.

    ``key`` is a word that is used once on the page. A day that is missing counts as none.
    """
    axis = [last - timedelta(days=back) for back in reversed(range(days))]
    series = [Series(name, [counts.get(day, 0) for day in axis]) for name, counts in kinds.items()]
    return columns(key, title, [date_format(day, "j N") for day in axis], series, _("Day"))


def columns(key: str, title: str, places: Sequence[str], series: Sequence[Series], place: str) -> Picture:
    """Draw upright bars, a group for each place on an axis that runs on: days, months.

    ``place`` is what one of them is called at the head of the table.
    """
    most = max((figure for one in series for figure in one.figures), default=0)
    parts = [
        _text(0, 12, str(most)),
        *_upright(series, len(places), most),
        format_html('<path class="axis" d="M0 {0}H{1}"/>', _TOP + _HIGH, _WIDTH),
        _text(0, _TOP + _HIGH + 15, places[0] if places else ""),
        _text(_WIDTH, _TOP + _HIGH + 15, places[-1] if len(places) > 1 else "", "end"),
    ]
    return _picture(key, title, _Axis(place, places, series), _TOP + _HIGH + _FOOT, parts)


def by_kind(key: str, title: str, figures: Mapping[str, int], kind: str) -> Picture:
    """Draw lying bars, one for each kind, with its name and figure; ``kind`` heads the table."""
    most = max(figures.values(), default=0)
    parts = [
        part
        for line, (name, figure) in enumerate(figures.items())
        for part in (
            _text(0, line * _LINE + 13, name),
            _text(_WIDTH, line * _LINE + 13, str(figure), "end"),
            _bar("one", 0, line * _LINE + 18, _share(figure, most, _WIDTH), 8),
        )
    ]
    series = [Series(_("Number"), tuple(figures.values()))]
    return _picture(key, title, _Axis(kind, tuple(figures), series), len(figures) * _LINE, parts)


def time_line(key: str, title: str, spans: Sequence[Span], today: date, what: str) -> Picture:
    """Draw stretches of days under each other with a line for today; ``what`` heads the table."""
    first = min([today, *(span.begins_on for span in spans)])
    last = max([today, *(span.ends_on for span in spans)])
    high = len(spans) * _LINE
    now = _share((today - first).days, (last - first).days, _WIDTH - 2) + 1
    parts = [
        *(part for line, span in enumerate(spans) for part in _stretch(line * _LINE, span, first, last)),
        format_html('<path class="now" d="M{0} 0V{1}"/>', now, high),
        _text(0, high + 15, date_format(first, "j N")),
        _text(_WIDTH, high + 15, date_format(last, "j N"), "end"),
    ]
    rows = tuple((span.name, _on(span.begins_on), _on(span.ends_on), span.note) for span in spans)
    says = "; ".join(f"{span.name}: {span.note}" for span in spans)
    heads = (what, _("From"), _("Until"), _("Stands"))
    svg = _svg(key, title, says, high + _FOOT, parts)
    return Picture(title, _("The line is today."), says, svg, (), heads, rows, not spans)


def _picture(key: str, title: str, axis: _Axis, high: int, parts: Iterable[SafeString]) -> Picture:
    says = "; ".join(_("{name}: {total} in all").format(name=one.name, total=sum(one.figures)) for one in axis.series)
    rows = tuple((name, *(str(one.figures[at]) for one in axis.series)) for at, name in enumerate(axis.names))
    legend = tuple(one.name for one in axis.series)
    empty = not any(any(one.figures) for one in axis.series)
    return Picture(title, says, says, _svg(key, title, says, high, parts), legend, (axis.place, *legend), rows, empty)


def _upright(series: Sequence[Series], places: int, most: int) -> Iterable[SafeString]:
    room = _WIDTH / max(places, 1)
    wide = room * 0.8 / max(len(series), 1)
    for turn, (name, one) in enumerate(zip(("one", "two", "three"), series, strict=False)):
        for at, figure in enumerate(one.figures):
            tall = _share(figure, most, _HIGH)
            if tall:
                yield _bar(name, at * room + room * 0.1 + turn * wide, _TOP + _HIGH - tall, wide, tall)


def _stretch(top: int, span: Span, first: date, last: date) -> Iterable[SafeString]:
    days = (last - first).days
    begins = _share((span.begins_on - first).days, days, _WIDTH)
    ends = _share((span.ends_on - first).days, days, _WIDTH)
    yield _text(0, top + 13, span.name)
    yield _text(_WIDTH, top + 13, span.note, "end")
    yield _bar("late" if span.late else "one", begins, top + 18, max(ends - begins, 3), 8)


def _share(part: int, whole: int, room: int) -> float:
    return round(part * room / whole, 1) if whole else 0.0


def _bar(kind: str, left: float, top: float, wide: float, high: float) -> SafeString:
    return format_html(
        '<rect class="{}" x="{}" y="{}" width="{}" height="{}" rx="2"/>',
        kind,
        *(f"{number:.1f}" for number in (left, top, wide, high)),
    )


def _text(left: int, base: int, words: str, anchor: str = "start") -> SafeString:
    return format_html('<text x="{}" y="{}" text-anchor="{}">{}</text>', left, base, anchor, words)


def _svg(key: str, title: str, says: str, high: int, parts: Iterable[SafeString]) -> SafeString:
    return format_html(
        '<svg class="picture-drawn" viewBox="0 0 {0} {1}" role="img" aria-labelledby="{2}-title {2}-says">'
        '<title id="{2}-title">{3}</title><desc id="{2}-says">{4}</desc>{5}</svg>',
        _WIDTH,
        max(high, 1),
        key,
        title,
        says,
        format_html_join("", "{}", ((part,) for part in parts)),
    )


def _on(day: date) -> str:
    return date_format(day, "j F Y")
