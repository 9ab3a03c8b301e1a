"""What changed between two versions of the statement, in whole sentences, per activity and in one language.

The two are compared as they were kept, so this works for versions of any age. Each change says what it is about and
gives the words before and after; words that are new have nothing before, words that went have nothing after.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from leeszaal.privacy.statement import listed
from leeszaal.privacy.statement.changed import Change, in_list, words
from leeszaal.privacy.statement.changed_terms import coming, terms
from leeszaal.privacy.statement.content import Content


@dataclass(frozen=True, slots=True)
class Part:
    """The changes of one activity, or of what holds for the library as a whole; ``key`` is its anchor on the page."""

    key: str
    title: str
    changes: tuple[Change, ...]


_WORDS = {
    "title": _("Name"),
    "purpose": _("What for"),
    "ground": _("Why we may"),
    "because": _("Why we may"),
    "law": _("The law"),
    "interest": _("Our interest"),
    "weighing": _("How we weighed it"),
    "withdrawal": _("Withdrawing consent"),
    "age": _("From which age"),
    "source": _("Where from"),
    "must": _("Must you?"),
    "without": _("Without these data"),
    "sensitive": _("What the data can reveal"),
    "child": _("For children"),
}
_FACTS = {
    "name": _("Library"),
    "legal_name": _("Controller"),
    "address": _("Address"),
    "phone": _("Telephone"),
    "email": _("E-mail"),
    "chamber_of_commerce": _("Chamber of Commerce"),
    "privacy_email": _("Questions about privacy"),
    "stated_on": _("Written on"),
    "authority": _("Complaints"),
    "authority_url": _("Complaints"),
}
_TOLD = {
    "introduction": _("Introduction"),
    "children": _("For children"),
    "officer": _("Questions about privacy"),
    "automated": _("Decisions by computer"),
    "transfers": _("Outside Europe"),
    "measures": _("Security"),
}


def differences(old: Content, new: Content) -> tuple[Part, ...]:
    """Give what changed, in the active language, which should be that of both contents."""
    parts = [Part("who", gettext("The library"), tuple(_of_library(old, new))), *_of_sections(old, new)]
    return tuple(part for part in parts if part.changes)


def _of_library(old: Content, new: Content) -> Iterator[Change]:
    for key, about in _FACTS.items():
        yield from words(gettext(about), old["library"].get(key, ""), new["library"].get(key, ""))
    for key, about in _TOLD.items():
        yield from words(gettext(about), old["told"].get(key, ""), new["told"].get(key, ""))
    yield from in_list(gettext("Promise"), listed.promises(old["promises"]), listed.promises(new["promises"]))
    yield from in_list(gettext("Cookie"), listed.cookies(old), listed.cookies(new))
    yield from in_list(gettext("Partner"), listed.partners(old), listed.partners(new))
    yield from in_list(gettext("What we also say"), listed.stated(old), listed.stated(new))


def _of_sections(old: Content, new: Content) -> Iterator[Part]:
    before = {section["key"]: section for section in old["sections"]}
    after = {section["key"]: section for section in new["sections"]}
    for key in dict.fromkeys([*after, *before]):
        was, now = before.get(key), after.get(key)
        if was == now:
            continue
        if was and now:
            yield Part(key, now["title"], tuple(_of_section(was, now)))
        elif now:
            yield Part(key, now["title"], (Change(gettext("New: we now do this too"), "", now["purpose"]),))
        elif was:
            yield Part(key, was["title"], (Change(gettext("Gone: we no longer do this"), was["purpose"], ""),))


def _of_section(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Change]:
    for key, about in _WORDS.items():
        yield from words(gettext(about), old.get(key, ""), new.get(key, ""))
    yield from in_list(gettext("Whose data"), listed.plain(old["people"]), listed.plain(new["people"]))
    yield from in_list(gettext("Which data"), listed.data(old), listed.data(new))
    yield from in_list(gettext("Who sees them"), listed.receivers(old), listed.receivers(new))
    yield from in_list(gettext("Where from"), listed.givers(old), listed.givers(new))
    yield from terms(old["terms"], new["terms"])
    yield from coming(old, new)
    yield from in_list(gettext("Your rights"), listed.rights(old), listed.rights(new))
    yield from in_list(gettext("Promise"), listed.promises(old["promises"]), listed.promises(new["promises"]))
