"""Staff of the demo: somebody for each role, and somebody who may do everything."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from leeszaal.common.periods import Period
from leeszaal.login.models import Role, StaffMember, User
from leeszaal.privacy.models import Training
from leeszaal.site.demo import house
from leeszaal.site.demo.people.passwords import totp_secret_for


@dataclass(frozen=True, slots=True)
class Colleague:
    """A staff member: log-in name, name, roles, branch."""

    login: str
    name: str
    roles: tuple[Role, ...]
    branch: int = house.CENTRUM


COLLEAGUES = (
    Colleague("balie", "Joke Wassink", (Role.DESK,)),
    Colleague("vaart", "Ahmed Kaya", (Role.DESK,), house.DE_VAART),
    Colleague("bus", "Roelie Strating", (Role.DESK,), house.BUS),
    Colleague("coordinator", "Gerben Nijboer", (Role.DESK, Role.SUPERVISOR)),
    Colleague("collectie", "Femke Doornbos", (Role.CATALOGUE,)),
    Colleague("beheer", "Astrid Mensink", (Role.MANAGER,)),
    Colleague("privacy", "Omar Pinas", (Role.PRIVACY,)),
    Colleague("alles", "Wilma van Zanten", tuple(Role)),
)
DESK = {house.CENTRUM: 1, house.DE_VAART: 2, house.BUS: 3}
"""Who stands at the desk of each branch, by number of the staff member."""


def staff_rows(seed: int, password: str, made_at: datetime) -> tuple[list[User], list[StaffMember]]:
    """Give log-ins and staff members; the first users of the library are its staff."""
    users, members = [], []
    for number, colleague in enumerate(COLLEAGUES, start=1):
        users.append(User(pk=number, username=colleague.login, password=password, created_at=made_at))
        members.append(
            StaffMember(
                pk=number,
                user_id=number,
                name=colleague.name,
                email=f"{colleague.login}@lindeveen.example",
                roles=[role.value for role in colleague.roles],
                branch_id=colleague.branch,
                totp_secret=totp_secret_for(seed, colleague.login),
            )
        )
    return users, members


def training_rows(today: date, made_at: datetime) -> list[Training]:
    """Give a privacy training of everybody; that of the bus ends within a month."""
    days_ago = {house.BUS: 715}
    given = [today - timedelta(days=days_ago.get(each.branch, 60 + 40 * n)) for n, each in enumerate(COLLEAGUES)]
    manager = next(n for n, each in enumerate(COLLEAGUES, start=1) if each.login == "beheer")
    return [
        Training(
            pk=number,
            staff_id=number,
            course="Privacy in de bibliotheek",
            given_on=day,
            valid_until=Period(months=24).after(day),
            certificate=f"PB-{day.year}-{number:03}",
            recorded_by=manager,
            recorded_at=made_at,
        )
        for number, day in enumerate(given, start=1)
    ]
