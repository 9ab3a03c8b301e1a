"""Self-service machines of the demo: some at each branch, which may do everything that can be tried."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from leeszaal.login.models import Terminal
from leeszaal.site.demo import house
from leeszaal.site.demo.people.passwords import password_for


@dataclass(frozen=True, slots=True)
class Machine:
    """A self-service machine: log-in name, what people call it, branch."""

    login: str
    name: str
    branch: int


MACHINES = (
    Machine("centrum-hal", "Zelfbediening hal", house.CENTRUM),
    Machine("centrum-jeugd", "Zelfbediening jeugd", house.CENTRUM),
    Machine("centrum-inname", "Innamestraat", house.CENTRUM),
    Machine("vaart-hal", "Zelfbediening De Vaart", house.DE_VAART),
    Machine("vaart-inname", "Inname De Vaart", house.DE_VAART),
    Machine("bus-voorin", "Zelfbediening in de bus", house.BUS),
    Machine("bus-achterin", "Inname in de bus", house.BUS),
)


def terminal_rows(password: str, made_at: datetime) -> list[Terminal]:
    """Give the terminals, which share one hashed password and see what a new terminal sees."""
    return [
        Terminal(
            pk=number,
            login=machine.login,
            password=password,
            name=machine.name,
            branch_id=machine.branch,
            takes_payments=True,
            blocks_cards=True,
            created_at=made_at,
        )
        for number, machine in enumerate(MACHINES, start=1)
    ]


def terminal_accounts(seed: int) -> list[dict[str, Any]]:
    """Give how each terminal logs in; its location is the code of its branch."""
    codes = {branch.pk: branch.code for branch in house.branches()}
    password = password_for(seed, "terminals")
    return [{"login": machine.login, "password": password, "location": codes[machine.branch]} for machine in MACHINES]
