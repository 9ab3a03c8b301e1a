"""Whose consent counts for an activity that rests on it: of the person alone, or of who decides for a child."""

from datetime import date

from leeszaal.privacy.register import Register

THE_PERSON = "the person"


def who_consents(register: Register, activity: str, born_on: date, today: date) -> str:
    """Give `THE_PERSON`, or the word of the register for who decides below the age it sets (articles 8 GDPR, 5 UAVG).

    Where the activity rests on another basis nobody's consent is asked, and the person decides on its use.
    """
    age = register.activities[activity].basis.age
    return age.who_consents(born_on, today, THE_PERSON) if age else THE_PERSON


def why(register: Register, activity: str, language: str) -> str:
    """Give the words of the register on that age; empty where there is none."""
    age = register.activities[activity].basis.age
    return age.because.in_language(language) if age else ""
