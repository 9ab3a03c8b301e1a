"""Who can log in to the demo library, and how: the cast among the patrons, all staff and all terminals."""

from datetime import date
from typing import Any

from leeszaal.site.demo.chance import chance_for
from leeszaal.site.demo.people.cast import cast
from leeszaal.site.demo.people.naming import Naming
from leeszaal.site.demo.people.passwords import password_for, totp_secret_for
from leeszaal.site.demo.people.rows import current_card
from leeszaal.site.demo.people.staff import COLLEAGUES
from leeszaal.site.demo.terminals import terminal_accounts


def accounts_of(seed: int, today: date) -> dict[str, list[dict[str, Any]]]:
    """Give patrons, staff and terminals with their passwords; who has no card yet logs in by e-mail address."""
    people = cast(Naming(chance_for(seed, "people")), today)
    patrons = [
        {
            "card": current_card(person),
            "email": person.email,
            "password": password_for(seed, "patrons"),
            "name": person.name,
            "kind": person.role,
        }
        for person in people
    ]
    staff = [
        {
            "login": colleague.login,
            "password": password_for(seed, "staff"),
            "totp_secret": totp_secret_for(seed, colleague.login),
            "roles": [role.value for role in colleague.roles],
            "name": colleague.name,
        }
        for colleague in COLLEAGUES
    ]
    return {"patrons": patrons, "staff": staff, "terminals": terminal_accounts(seed)}
