"""The profiles that somebody said yes to: their logic, and what they count now (article 15(1)(h)).

A profile is stored nowhere, so no table tells of it: it is counted for this answer, as the own page counts it.
"""

from typing import Any

from leeszaal.privacy.claims import Claims, Profiling
from leeszaal.privacy.consents.standing import consents
from leeszaal.privacy.register import Register


def told_profiles(
    person_id: int, language: str, register: Register, claims: Claims, *, keeps_reading: bool
) -> dict[str, Any]:
    """Tell whether profiles are made of a person, how, and what is in them.

    With ``keeps_reading`` what they count is left out, for it tells what a child reads.
    """
    made = [each for each in claims.profilings if consents(person_id, each.activity)]
    return {
        "made": bool(made),
        "explanation": register.library.automated.in_language(language),
        "profiles": [_told(each, person_id, language, register, keeps_reading=keeps_reading) for each in made],
    }


def _told(
    profiling: Profiling, person_id: int, language: str, register: Register, *, keeps_reading: bool
) -> dict[str, Any]:
    activity = register.activities[profiling.activity]
    counted = [] if keeps_reading else profiling.count(person_id)
    return {
        "activity": activity.key,
        "title": activity.title.in_language(language),
        "logic": f"{activity.purpose.in_language(language)} {activity.source.in_language(language)}",
        "counted": [{"what": what, "times": times} for what, times in counted],
    }
