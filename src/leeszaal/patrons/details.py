"""What people tell about themselves: checked as a whole, so that every field's problem is told at once."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, TypeVar

from leeszaal.patrons.problems import Problem, RefusedError
from leeszaal.patrons.rules.membership import age_on
from leeszaal.patrons.rules.names import split_prefix, tidy
from leeszaal.patrons.written import NotWrittenError, written_email, written_phones, written_postcode

T = TypeVar("T")
OLDEST_YEARS = 120
_LENGTHS = {"given_names": 80, "prefix": 20, "family_name": 80, "street": 80, "addition": 10, "town": 80, "email": 254}
_NEEDED = ("given_names", "family_name", "street", "town")


@dataclass(frozen=True, slots=True, kw_only=True)
class Details:
    """Everything that a patron tells about themselves. The names are those of form fields and of problems."""

    given_names: str
    family_name: str
    born_on: date
    street: str
    house_number: int
    postcode: str
    town: str
    prefix: str = ""
    sex: str = ""
    email: str = ""
    phones: tuple[str, ...] = ()
    addition: str = ""
    country: str = "NL"
    language: str = "nl"


def check_details(details: Details, *, today: date) -> Details:
    """Give the details in the form in which they are kept.

    Raises RefusedError with a problem for every field that is not right.
    """
    tidied = _tidied(details)
    problems = _text_problems(tidied)
    if problem := birthday_problem(details.born_on, today):
        problems["born_on"] = problem
    if details.house_number < 1:
        problems["house_number"] = Problem.NO_HOUSE_NUMBER
    postcode = _read(problems, "postcode", lambda: written_postcode(details.postcode, details.country))
    email = _read(problems, "email", lambda: written_email(tidied.email))
    phones = _read(problems, "phones", lambda: written_phones(details.phones))
    if problems or postcode is None or email is None or phones is None:
        raise RefusedError(problems)
    prefix, family_name = split_prefix(tidied.prefix, tidied.family_name)
    return replace(tidied, prefix=prefix, family_name=family_name, postcode=postcode, email=email, phones=phones)


def _tidied(details: Details) -> Details:
    texts: dict[str, Any] = {name: tidy(getattr(details, name)) for name in _LENGTHS}
    return replace(details, **texts)


def _text_problems(details: Details) -> dict[str, Problem]:
    problems = {name: Problem.MISSING for name in _NEEDED if not getattr(details, name)}
    return problems | {n: Problem.TOO_LONG for n, longest in _LENGTHS.items() if len(getattr(details, n)) > longest}


def birthday_problem(born_on: date, today: date) -> Problem | None:
    """Tell why nobody can be born on this day, or None."""
    if born_on > today:
        return Problem.NOT_BORN_YET
    return Problem.TOO_OLD if age_on(born_on, today) > OLDEST_YEARS else None


def _read(problems: dict[str, Problem], name: str, read: Callable[[], T]) -> T | None:
    try:
        return read()
    except NotWrittenError as error:
        problems[name] = error.problem
        return None
