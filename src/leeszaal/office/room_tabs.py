"""The pages of the privacy officer, in groups: what each is called and where it is."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

_ROOM = "office:privacy"


@dataclass(frozen=True, slots=True)
class Group:
    """Pages that belong together, by the names of their addresses; the first one opens the group."""

    title: Promise
    pages: tuple[tuple[str, Promise], ...]


GROUPS = (
    Group(_("Today"), ((_ROOM, _("Today")),)),
    Group(
        _("People"),
        (
            ("office:requests", _("Requests")),
            ("office:questions", _("Questions and complaints")),
            ("office:looks", _("Who looked")),
            ("office:disclosures", _("Who received")),
            ("office:agreements", _("Agreements")),
            ("office:legal_claims", _("Claims by law")),
            ("office:consents", _("Consents")),
            ("office:newsletters", _("Newsletters")),
        ),
    ),
    Group(
        _("The register"),
        (
            ("office:privacy_activities", _("Activities")),
            ("office:privacy_promises", _("Promises")),
            ("office:privacy_statement", _("Statement and proofs")),
            ("office:privacy_left_out", _("Left out")),
            ("office:register_changes", _("Changes")),
        ),
    ),
    Group(_("Keeping"), (("office:erasing", _("Erasing")), ("office:limits", _("Limits")))),
    Group(
        _("Small registers"),
        (
            ("office:breaches", _("Breaches")),
            ("office:training", _("Training")),
            ("office:cameras", _("Cameras")),
            ("office:pictures", _("Pictures")),
        ),
    ),
)


_OFFICER_ONLY = frozenset(
    {"office:questions", "office:looks", "office:disclosures", "office:consents", "office:limits"}
)
"""Pages that a manager may not open."""


@dataclass(frozen=True, slots=True)
class Tab:
    """A link of the tabs; ``here`` tells that the page shown is it, or lies in it."""

    title: Promise
    address: str
    here: bool


def tabs(path: str, *, is_officer: bool) -> tuple[list[Tab], list[Tab]]:
    """Give the groups, and the pages of the group in which the address ``path`` lies (none when it has one page).

    Who is not the privacy officer is not led to pages that only the officer may open.
    """
    known = [(group, list(_pages(group, is_officer))) for group in GROUPS]
    here = _longest([address for _group, pages in known for _title, address in pages], path)
    groups, inner = list[Tab](), list[Tab]()
    for group, pages in known:
        within = [Tab(title, address, address == here) for title, address in pages]
        if within:
            is_here = any(tab.here for tab in within)
            groups.append(Tab(group.title, within[0].address, is_here))
            inner = within if is_here and len(within) > 1 else inner
    return groups, inner


def _pages(group: Group, is_officer: bool) -> Iterator[tuple[Promise, str]]:
    for name, title in group.pages:
        if is_officer or name not in _OFFICER_ONLY:
            yield title, reverse(name)


def _longest(addresses: list[str], path: str) -> str:
    return max((address for address in addresses if path.startswith(address)), key=len, default="")
