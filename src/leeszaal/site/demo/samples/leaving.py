"""What left the house: messages that went by the mail service, and a claim by the police that waits for the manager."""

from leeszaal.privacy.disclosure.door import leaving
from leeszaal.privacy.disclosure.passages import to_partner
from leeszaal.privacy.legal_claims import handling
from leeszaal.privacy.legal_claims.handling import Letter, Part
from leeszaal.privacy.legal_claims.rules import Demand
from leeszaal.site.demo.samples.stage import OFFICER, Stage

_MAILED = (27, 22, 20, 16, 13, 10, 8, 6, 3, 2)
"""So many days ago a message went out."""
_NAME = frozenset(f"patrons.Patron.{name}" for name in ("given_names", "prefix", "family_name", "born_on"))


def leave(stage: Stage) -> None:
    """Let messages go, and take claims in."""
    mail = stage.register.library.mail_server
    if mail in stage.register.partners:
        for turn, days in enumerate(_MAILED):
            members = [stage.member().pk for _ in range(1 + turn % 3)]
            with leaving(to_partner(stage.register, "notices", mail), members, now=stage.ago(days, 8)):
                pass
    _claim(stage)
    _turned_away(stage)


def _claim(stage: Stage) -> None:
    demand = Demand(
        article="sv-126nc",
        issuer="investigating officer",
        authorised=False,
        columns=_NAME,
        period_from=stage.day(-365),
        period_to=stage.day(-2),
        silent_until=stage.day(180),
    )
    letter = Letter("Politie Noord-Nederland", "DEMO-126NC-1", stage.day(-2))
    claim = handling.take_in(demand, stage.member().pk, letter, OFFICER, now=stage.ago(2, 14))
    handling.agree(claim.pk, Part.PRIVACY, OFFICER, now=stage.ago(1, 9))


def _turned_away(stage: Stage) -> None:
    demand = Demand(
        article="sv-126nf",
        issuer="investigating officer",
        authorised=False,
        columns=frozenset({"circulation.Loan.item"}),
        period_from=stage.day(-120),
        period_to=stage.day(-60),
        silent_until=stage.day(90),
    )
    letter = Letter("Politie Noord-Nederland", "DEMO-126NF-1", stage.day(-50))
    because = "Wat iemand leent kan alleen de officier van justitie vorderen, met machtiging van de rechter."
    handling.turn_away(demand, stage.member().pk, letter, OFFICER, because, now=stage.ago(50, 15))
