"""How the register speaks: lengths of time, terms and recipients in whole sentences, in one language."""

from collections.abc import Iterator, Mapping

from django.utils.translation import get_language, gettext, ngettext
from django.utils.translation import gettext_noop as _

from leeszaal.common.periods import Period
from leeszaal.privacy.declared import register as declared
from leeszaal.privacy.law import Right
from leeszaal.privacy.register import Keeping, Recipient, Register

RIGHTS = {
    Right.ACCESS: _("Access"),
    Right.RECTIFICATION: _("Rectification"),
    Right.ERASURE: _("Erasure"),
    Right.RESTRICTION: _("Restriction"),
    Right.PORTABILITY: _("Portability"),
    Right.OBJECTION: _("Objection"),
    Right.WITHDRAWAL: _("Withdrawing consent"),
}
GROUNDS = {
    "6(1)(a)": _("Your consent"),
    "6(1)(b)": _("A contract with you"),
    "6(1)(c)": _("A legal obligation"),
    "6(1)(d)": _("A vital interest"),
    "6(1)(e)": _("A public task"),
    "6(1)(f)": _("A legitimate interest"),
}
PARTNER_KINDS = {
    "processor": _("works for us and only as we say"),
    "controller": _("answers for itself"),
    "joint controller": _("answers together with us"),
}


class ActivityTitles(Mapping[str, str]):
    """The titles of the activities of the register by their key, in the language of whoever reads."""

    def __getitem__(self, key: str) -> str:
        return declared().activities[key].title.in_language((get_language() or "nl")[:2])

    def __iter__(self) -> Iterator[str]:
        return iter(declared().activities)

    def __len__(self) -> int:
        return len(declared().activities)


def say_right(right: Right) -> str:
    """Name a right in the active language."""
    return gettext(RIGHTS[right])


def say_ground(article: str) -> str:
    """Name the ground of article 6(1) in the active language."""
    return gettext(GROUNDS[article])


def say_period(period: Period) -> str:
    """Say a length of time in the active language: ``5 years``, ``13 months``, ``90 days``."""
    years, months = divmod(period.months, 12)
    parts = []
    if months:
        parts.append(ngettext("%d month", "%d months", period.months) % period.months)
    elif years:
        parts.append(ngettext("%d year", "%d years", years) % years)
    if period.days or not parts:
        parts.append(ngettext("%d day", "%d days", period.days) % period.days)
    return " + ".join(parts)


def say_moment(term: Keeping, register: Register, language: str) -> str:
    """Say when a term is over: ``90 days after it is back``."""
    start = register.vocabulary.starts[term.starts].in_language(language)
    return f"{say_period(term.lasts)} {start}"


def say_recipient(recipient: Recipient, register: Register, language: str) -> str:
    """Say who receives: an audience in our words, or a partner by its name and country."""
    return say_who(recipient.who, register, language)


def say_who(who: str, register: Register, language: str) -> str:
    """Say who is meant by a word of *who*: an audience in our words, or a partner by its name and country."""
    if partner := register.partners.get(who):
        return f"{partner.name.in_language(language)} ({partner.country})"
    return register.vocabulary.who[who].in_language(language)


def say_partner_kind(kind: str) -> str:
    """Say in the active language what part a partner plays."""
    return gettext(PARTNER_KINDS[kind])


def say_columns(columns: tuple[str, ...] | frozenset[str], register: Register, language: str) -> tuple[str, ...]:
    """Say which data are meant: each name once, in the order of the register's list of names."""
    said = (words.in_language(language) for column, words in register.names.items() if column in columns)
    return tuple(dict.fromkeys(said))


def say_word(word: str, register: Register, language: str) -> str:
    """Say a fixed word of terms, or name an activity by its key; as it stands where the register no longer has it."""
    if activity := register.activities.get(word):
        return activity.title.in_language(language)
    known = register.vocabulary
    said = known.then.get(word) or known.unless.get(word) or known.starts.get(word)
    return said.in_language(language) if said else word
