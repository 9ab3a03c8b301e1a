"""May this leave? Pure: facts in, every reason against it out."""

from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from leeszaal.privacy.law import EEA


class Refusal(StrEnum):
    """Why something does not leave."""

    NOT_AN_ACTIVITY = "not_an_activity"
    NOT_A_RECIPIENT = "not_a_recipient"
    NOT_AGREED_TO = "not_agreed_to"
    NO_AGREEMENT = "no_agreement"
    AGREEMENT_NOT_BEGUN = "agreement_not_begun"
    AGREEMENT_ENDED = "agreement_ended"
    OUTSIDE_EEA = "outside_eea"
    STORED_OUTSIDE_EEA = "stored_outside_eea"
    SUB_PROCESSOR_OUTSIDE_EEA = "sub_processor_outside_eea"
    TOO_MUCH = "too_much"
    RESTRICTED = "restricted"
    OBJECTED = "objected"
    NO_CONSENT = "no_consent"
    ERASED = "erased"


ABOUT_PEOPLE = frozenset({Refusal.RESTRICTED, Refusal.OBJECTED, Refusal.NO_CONSENT, Refusal.ERASED})
"""What stands against one person's data, where the recipient itself may get data."""


@dataclass(frozen=True, slots=True)
class Terms:
    """One agreement, as far as it matters here. Countries are ISO 3166-1 alpha-2."""

    agreed_on: date
    ends_on: date | None
    stored_in: str
    sub_processors_in: frozenset[str]

    def holds_on(self, day: date) -> bool:
        """Tell whether it holds on a day, its last day included."""
        return self.agreed_on <= day and (self.ends_on is None or day <= self.ends_on)


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known when something would leave. ``terms`` is None where no agreement is asked: by law, by own wish.

    ``is_agreed`` tells that two people agreed to the change by which this recipient came in.
    ``lawful`` are the columns that may go this way at all; ``country`` is empty for a recipient that is not known.
    ``wanted_abroad`` tells that the person chose it outside the European Economic Area and knows what that means.
    """

    today: date
    is_activity: bool
    is_recipient: bool
    is_agreed: bool
    country: str
    wanted_abroad: bool
    terms: tuple[Terms, ...] | None
    columns: AbstractSet[str]
    lawful: AbstractSet[str]
    restricted: bool
    objected: bool
    without_consent: bool
    erased: bool

    @property
    def standing(self) -> tuple[Terms, ...]:
        """Give the agreements that hold today."""
        return tuple(each for each in self.terms or () if each.holds_on(self.today))

    @property
    def is_over(self) -> bool:
        """Tell whether there were agreements, none holds, and one has ended."""
        return bool(self.terms) and not self.standing and any(each.agreed_on <= self.today for each in self.terms or ())


RULES: Mapping[Refusal, Callable[[Facts], bool]] = {
    Refusal.NOT_AN_ACTIVITY: lambda facts: not facts.is_activity,
    Refusal.NOT_A_RECIPIENT: lambda facts: facts.is_activity and not facts.is_recipient,
    Refusal.NOT_AGREED_TO: lambda facts: facts.is_recipient and not facts.is_agreed,
    Refusal.NO_AGREEMENT: lambda facts: facts.terms == (),
    Refusal.AGREEMENT_ENDED: lambda facts: facts.is_over,
    Refusal.AGREEMENT_NOT_BEGUN: lambda facts: bool(facts.terms) and not facts.standing and not facts.is_over,
    Refusal.OUTSIDE_EEA: lambda facts: facts.country not in EEA and facts.country != "" and not facts.wanted_abroad,
    Refusal.STORED_OUTSIDE_EEA: lambda facts: any(each.stored_in not in EEA for each in facts.standing),
    Refusal.SUB_PROCESSOR_OUTSIDE_EEA: lambda facts: any(each.sub_processors_in - EEA for each in facts.standing),
    Refusal.TOO_MUCH: lambda facts: facts.is_recipient and bool(facts.columns - facts.lawful),
    Refusal.RESTRICTED: lambda facts: facts.restricted,
    Refusal.OBJECTED: lambda facts: facts.objected,
    Refusal.NO_CONSENT: lambda facts: facts.without_consent,
    Refusal.ERASED: lambda facts: facts.erased,
}


def reasons_against(facts: Facts) -> tuple[Refusal, ...]:
    """Give every reason why this may not leave; none when it may."""
    return tuple(refusal for refusal, holds in RULES.items() if holds(facts))
