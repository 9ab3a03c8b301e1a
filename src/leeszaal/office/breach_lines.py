"""How tables and parts of a breach are called on its page."""

from leeszaal.login.models import StaffMember, Terminal
from leeszaal.privacy.breaches.kinds import What
from leeszaal.privacy.breaches.touched import columns_of, tables
from leeszaal.privacy.breaches.words import WHATS
from leeszaal.privacy.claims import claimed
from leeszaal.privacy.declared import register
from leeszaal.privacy.models import Breach
from leeszaal.privacy.telling import say_columns

_NAMED = 3


def table_names(language: str) -> list[tuple[str, str]]:
    """Give each table with people, called by its first columns in words of the register, in order of those words."""
    return sorted(
        ((label, _table(label, language)) for label in tables(register(), claimed())), key=lambda each: each[1]
    )


def scope_lines(breach: Breach, language: str) -> list[tuple[str, str]]:
    """Give each part of what was touched: what kind of thing, and which."""
    scopes = list(breach.scopes.order_by("pk"))
    staff = _names(StaffMember, {each.subject_id or 0 for each in scopes if each.what == What.STAFF})
    machines = _names(Terminal, {each.subject_id or 0 for each in scopes if each.what == What.TERMINAL})
    named = {What.STAFF: staff, What.TERMINAL: machines}
    return [
        (
            str(WHATS[each.what]),
            _table(each.label, language)
            if each.what == What.TABLE
            else named[What(each.what)].get(each.subject_id or 0, str(each.subject_id)),
        )
        for each in scopes
    ]


def _names(of: type[StaffMember] | type[Terminal], numbers: set[int]) -> dict[int, str]:
    return dict(of.objects.filter(pk__in=numbers).values_list("pk", "name"))


def _table(label: str, language: str) -> str:
    names = say_columns(columns_of(label, register()), register(), language)
    more = ", …" if len(names) > _NAMED else ""
    return f"{', '.join(names[:_NAMED])}{more} ({label.partition('.')[2]})"
