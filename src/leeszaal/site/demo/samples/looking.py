"""Who looked at whom in the last month: the desk that serves, a complaint that was sorted out, machines."""

from leeszaal.privacy.looks.door import Gathering
from leeszaal.privacy.looks.kinds import Actor, Onlooker, Reason
from leeszaal.privacy.looks.writing import Eyes, record_look
from leeszaal.site.demo import house
from leeszaal.site.demo.chance import chance_for
from leeszaal.site.demo.people.cast import number_of
from leeszaal.site.demo.samples.stage import NUMBERS, Stage

DAYS = 29
_CAST = ("adult", "senior", "overdue", "holds-ready", "english", "debt")
_DESKS = (("balie", house.CENTRUM), ("vaart", house.DE_VAART), ("bus", house.BUS), ("coordinator", house.CENTRUM))
_WHY = (Reason.SERVING, Reason.SERVING, Reason.SERVING, Reason.QUESTION, Reason.CORRECTION)


def look_at_people(stage: Stage) -> None:
    """Write looks down: a few each day, most of them by the desk at whom it serves."""
    chance = chance_for(stage.seed, "looks")
    people = [number_of(role) for role in _CAST]
    for days in range(DAYS, 0, -1):
        for turn in range(chance.randint(0, 4)):
            login, branch = chance.choice(_DESKS)
            eyes = Eyes(Actor.STAFF, NUMBERS[login], Onlooker.DESK, branch)
            seen = Gathering(chance.choice(_WHY), "lending", people={chance.choice(people)})
            record_look(eyes, seen, "/desk/patrons/", now=stage.ago(days, 10 + turn))
    machine = Eyes(Actor.TERMINAL, 1, Onlooker.MACHINE, house.CENTRUM)
    for days in (25, 18, 11, 4):
        seen = Gathering(Reason.SELF_SERVICE, "lending", people={number_of("adult")})
        record_look(machine, seen, "63", now=stage.ago(days, 16))
    _complaint(stage)


def _complaint(stage: Stage) -> None:
    words = "Belde over een brief die niet duidelijk was."
    seen = Gathering(Reason.COMPLAINT, "lending", words=words, people={number_of("overdue")})
    eyes = Eyes(Actor.STAFF, NUMBERS["coordinator"], Onlooker.SUPERVISOR, house.CENTRUM)
    record_look(eyes, seen, "/desk/patrons/", now=stage.ago(7, 14))
