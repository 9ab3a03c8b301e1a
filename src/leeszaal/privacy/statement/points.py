"""Each point of articles 13 and 14 GDPR, with the place in the statement where it stands.

The list is shown at the end of the statement, so that anybody can look each point up; a test and the nightly check
see to it that each place holds words in both languages. Paragraphs 13(4) and 14(5), which say when the information
need not be given, are not among them: we always give it.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from leeszaal.privacy.statement.content import Content


@dataclass(frozen=True, slots=True)
class Point:
    """One point: where it stands in articles 13 and 14, what it asks, the anchor, and what must hold words there."""

    articles: tuple[str, ...]
    asks: str
    place: str
    holds: Callable[[Content], bool]

    def said(self) -> str:
        """Tell what is asked, in the active language."""
        return gettext(self.asks)


def _library(*names: str) -> Callable[[Content], bool]:
    return lambda content: all(content["library"][name] for name in names)


def _told(name: str) -> Callable[[Content], bool]:
    return lambda content: bool(content["told"][name])


def _each(holds: Callable[[Mapping[str, Any]], Any]) -> Callable[[Content], bool]:
    """Ask the same of every activity."""
    return lambda content: bool(content["sections"]) and all(holds(section) for section in content["sections"])


def _where(article: str, holds: Callable[[Mapping[str, Any]], Any]) -> Callable[[Content], bool]:
    """Ask something of the activities on one ground only."""
    return _each(lambda section: section["article"] != article or holds(section))


def _always(content: Content) -> bool:
    return bool(content)


POINTS = (
    Point(
        ("13(1)(a)", "14(1)(a)"),
        _("Who is responsible, and how to reach us"),
        "controller",
        _library("legal_name", "address", "email"),
    ),
    Point(("13(1)(b)", "14(1)(b)"), _("Who watches over privacy, and how to reach them"), "officer", _told("officer")),
    Point(
        ("13(1)(c)", "14(1)(c)"),
        _("What we use data for, and why we may"),
        "purposes",
        _each(lambda s: s["purpose"] and s["ground"] and s["because"]),
    ),
    Point(
        ("13(1)(d)", "14(2)(b)"),
        _("Which interest of ours we rely on"),
        "purposes",
        _where("6(1)(f)", lambda s: s["interest"]),
    ),
    Point(
        ("13(1)(e)", "14(1)(e)"),
        _("Who gets the data"),
        "receivers",
        _each(lambda s: all(to["who"] and to["why"] for to in s["receivers"])),
    ),
    Point(("13(1)(f)", "14(1)(f)"), _("Whether data leave Europe"), "transfers", _told("transfers")),
    Point(
        ("14(1)(d)",),
        _("Which data"),
        "purposes",
        _each(lambda s: s["data"] and all(data["names"] for data in s["data"])),
    ),
    Point(
        ("13(2)(a)", "14(2)(a)"),
        _("How long we keep them"),
        "purposes",
        _each(lambda s: s["terms"] or s["terms_elsewhere"]),
    ),
    Point(("13(2)(b)", "14(2)(c)"), _("Your rights"), "your-rights", _each(lambda s: s["rights"])),
    Point(
        ("13(2)(c)", "14(2)(d)"),
        _("That you can withdraw consent"),
        "right-withdrawal",
        _where("6(1)(a)", lambda s: s["withdrawal"]),
    ),
    Point(("13(2)(d)", "14(2)(e)"), _("Where you can complain"), "complaint", _library("authority", "authority_url")),
    Point(
        ("13(2)(e)",),
        _("Whether you must give data, and what happens if you do not"),
        "must",
        _each(lambda s: s["must"] and (s["without"] or s["article"] not in ("6(1)(b)", "6(1)(c)"))),
    ),
    Point(("14(2)(f)",), _("Where data come from"), "purposes", _each(lambda s: s["source"])),
    Point(("13(2)(f)", "14(2)(g)"), _("Whether computers decide about you"), "automated", _told("automated")),
    Point(("13(3)", "14(4)"), _("What happens before we use data for something else"), "other-purposes", _always),
    Point(("14(3)",), _("When we tell you"), "when-told", _always),
)
"""Every point, in the order of the statement."""


def missing(content: Content, points: Iterable[Point] = POINTS) -> list[Point]:
    """Give the points of which the statement says nothing."""
    return [point for point in points if not point.holds(content)]
