"""From a package that another library handed over to an enrolment that waits for the desk."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from leeszaal.common.actor import Actor
from leeszaal.patrons.details import Details
from leeszaal.patrons.models import Patron
from leeszaal.patrons.problems import Problem, RefusedError
from leeszaal.patrons.queries import kinds_for
from leeszaal.patrons.services import Wish, enrol_online
from leeszaal.privacy.hand_over.code import new_secret
from leeszaal.privacy.rights.portability import FORMAT

_ELSEWHERE = Actor(kind="patron", id=None, branch_id=None, via="web")
_TEXTS = ("given_names", "prefix", "family_name", "sex", "email", "language")
_OF_ADDRESS = ("street", "addition", "postcode", "town", "country")


def enrol_from(package: object, branch_id: int, *, now: datetime) -> Patron:
    """Enrol who is in a package: pending, in the first kind of subscription that suits, with no password yet.

    Raises RefusedError when somebody cannot be enrolled from it; what is no package is refused as one without a name.
    """
    details = _details(package)
    kinds = [kind for kind in kinds_for(details.born_on, timezone.localdate(now)) if kind.may_enrol_online]
    if not kinds:
        raise RefusedError({"kind": Problem.KIND_NOT_FOR_AGE})
    return enrol_online(details, Wish(kinds[0].pk, branch_id), new_secret(), _ELSEWHERE, now=now)


def _details(package: object) -> Details:
    try:
        return _read(package)
    except (KeyError, IndexError, TypeError, ValueError, AttributeError) as error:
        raise RefusedError({"family_name": Problem.MISSING}) from error


def _read(package: Any) -> Details:
    if package["format"] != FORMAT:
        raise ValueError(package["format"])
    data = package["data"]
    person, home = data["patrons.Patron"][0], _home(data["patrons.Address"])
    return Details(
        born_on=date.fromisoformat(person["born_on"]),
        house_number=int(home["house_number"]),
        phones=tuple(str(row["number"]) for row in data.get("patrons.Phone", [])),
        **{name: str(person.get(name, "")) for name in _TEXTS},
        **{name: str(home.get(name, "")) for name in _OF_ADDRESS},
    )


def _home(addresses: list[Mapping[str, Any]]) -> Mapping[str, Any]:
    return next((address for address in addresses if address.get("kind") == "home"), addresses[0])
