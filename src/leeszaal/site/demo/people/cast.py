"""The cast: one person for each kind of patron that somebody trying the library wants to log in as."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from leeszaal.common.periods import add_months
from leeszaal.patrons.models import Block, Patron
from leeszaal.site.demo import house
from leeszaal.site.demo.people.households import runs_until
from leeszaal.site.demo.people.naming import Naming
from leeszaal.site.demo.people.person import Home, Person


@dataclass(frozen=True, slots=True)
class _Part:
    """A part in the cast: role, name, age in years, and what is special."""

    role: str
    given: str
    family: str
    sex: str
    age: int
    subscription: int = house.BASIC
    branch: int = house.CENTRUM
    guardian: int | None = None


_PARTS = (
    _Part("adult", "Marleen", "Veldkamp", "f", 41, house.FULL),
    _Part("guardian", "Jeroen", "Kuiper", "m", 39, house.BASIC),
    _Part("child", "Lotte", "Kuiper", "f", 9, house.FREE, guardian=2),
    _Part("child", "Sem", "Kuiper", "m", 14, house.FREE, guardian=2),
    _Part("family", "Samira", "El Idrissi", "f", 36, house.FAMILY, house.DE_VAART),
    _Part("family", "Yassin", "El Idrissi", "m", 7, house.FREE, house.DE_VAART, guardian=5),
    _Part("family", "Nour", "El Idrissi", "f", 11, house.FREE, house.DE_VAART, guardian=5),
    _Part("senior", "Willem", "ter Horst", "m", 76, house.SENIOR_FULL),
    _Part("blocked", "Kevin", "de Graaf", "m", 33),
    _Part("overdue", "Sandra", "Postma", "f", 48, house.FULL),
    _Part("holds-ready", "Ilse", "van Dam", "f", 55, house.FULL),
    _Part("many-loans", "Pieter", "Boersma", "m", 62, house.FULL),
    _Part("expired", "Marco", "Visser", "m", 29),
    _Part("pending", "Noor", "Lanting", "f", 24),
    _Part("english", "Emily", "Carter", "f", 31, house.FULL),
    _Part("debt", "Dennis", "Mulder", "m", 44),
    _Part("lost-card", "Hanneke", "Smeenk", "f", 58),
    _Part("youth", "Tijmen", "Rozema", "m", 17, house.FREE_YOUTH),
    _Part("institution", "Groep 6", "Basisschool De Wilgenhoek", "", 30, house.SCHOOL, house.DE_VAART),
)
SIZE = len(_PARTS)
_CATEGORIES = {
    house.FREE: house.CHILD,
    house.FREE_YOUTH: house.YOUTH,
    house.SENIOR_FULL: house.SENIOR,
    house.SCHOOL: house.INSTITUTION,
}


def number_of(role: str) -> int:
    """Give the number of the first person in the cast who plays a part."""
    return next(number for number, part in enumerate(_PARTS, start=1) if part.role == role)


def cast(naming: Naming, today: date) -> Iterator[Person]:
    """Give the cast, numbered from 1; children live with their guardian."""
    homes: dict[int, Home] = {}
    for number, part in enumerate(_PARTS, start=1):
        homes[number] = homes[part.guardian] if part.guardian else naming.home()
        yield _play(number, part, homes[number], naming, today)


def _play(number: int, part: _Part, home: Home, naming: Naming, today: date) -> Person:
    prefix, family = _split(part.family)
    special = _SPECIAL[part.role](today) if part.role in _SPECIAL else {}
    enrolled_on = today - timedelta(days=200 if part.role == "youth" else 700 + 31 * number)
    usual: dict[str, object] = {
        "enrolled_on": enrolled_on,
        "member_until": runs_until(enrolled_on, today),
        "email": "" if part.guardian else f"{part.role}@lezer.example",
        "phone": "" if part.guardian else naming.phone(),
        "keeps_history": part.role in {"adult", "senior", "english"},
    }
    return Person(
        id=number,
        given_names=part.given,
        prefix=prefix,
        family_name=family,
        sex=part.sex,
        born_on=add_months(today, -12 * part.age) - timedelta(days=20 + 131 * number % 330),
        home=home,
        category=_CATEGORIES.get(part.subscription, house.ADULT),
        subscription=part.subscription,
        branch=part.branch,
        guardian=part.guardian,
        role=part.role,
        **(usual | special),  # type: ignore[arg-type]
    )


_SPECIAL: dict[str, Callable[[date], dict[str, object]]] = {
    "blocked": lambda today: {"block": Block.Reason.CARD_MISUSE},
    "expired": lambda today: {
        "enrolled_on": add_months(today - timedelta(days=8), -24),
        "member_until": today - timedelta(days=9),
    },
    "pending": lambda today: {
        "state": Patron.State.PENDING,
        "enrolled_on": today - timedelta(days=3),
        "member_until": None,
    },
    "english": lambda today: {"language": "en"},
    "lost-card": lambda today: {"lost_card_on": today - timedelta(days=6)},
}


def _split(family: str) -> tuple[str, str]:
    first, _, rest = family.partition(" ")
    return (first, rest) if first.islower() and rest else ("", family)
