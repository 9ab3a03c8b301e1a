"""Whose consent counts for an activity that rests on it: of the person alone, or of who decides for a child."""

from datetime import date

from leeszaal.common.periods import Period
from leeszaal.privacy.register import Activity, Register

THE_PERSON = "the person"
CONSENT = "6(1)(a)"


def rests_on_consent(activity: Activity) -> bool:
    """Tell whether an activity may go on only for who said yes to it."""
    return activity.basis.article == CONSENT


def who_consents(register: Register, activity: str, born_on: date, today: date) -> str:
    """Give `THE_PERSON`, or the word of the register for who decides below the age it sets (articles 8 GDPR, 5 UAVG).

    Where the activity rests on another basis nobody's consent is asked, and the person decides on its use.
    """
    age = register.activities[activity].basis.age
    return age.who_consents(born_on, today, THE_PERSON) if age else THE_PERSON


def decides_alone_on(activity: Activity, born_on: date) -> date | None:
    """Give the day from which a person decides alone; None where the register sets no age."""
    age = activity.basis.age
    return Period(months=12 * age.since).after(born_on) if age else None


def why(register: Register, activity: str, language: str) -> str:
    """Give the words of the register on that age; empty where there is none."""
    age = register.activities[activity].basis.age
    return age.because.in_language(language) if age else ""
