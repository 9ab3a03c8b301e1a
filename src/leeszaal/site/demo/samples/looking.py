"""Who looked at whom in the last month: the desk that served, a complaint that was sorted out, machines.

Played last: whoever of the staff changed something about somebody had that record open.
"""

from datetime import datetime

from leeszaal.circulation.models import Event
from leeszaal.patrons.models import PatronChange
from leeszaal.privacy.looks.door import Gathering
from leeszaal.privacy.looks.kinds import Actor, Onlooker, Reason
from leeszaal.privacy.looks.writing import Eyes, record_look
from leeszaal.site.demo import house
from leeszaal.site.demo.people.cast import number_of
from leeszaal.site.demo.people.staff import COLLEAGUES
from leeszaal.site.demo.samples.stage import NUMBERS, Stage

DAYS = 29
_AT_MOST = 60
"""So many looks of the desk are kept; a real one has hundreds each day."""
_PAGE = "/desk/patrons/"


def look_at_people(stage: Stage) -> None:
    """Write looks down: of the desk at whom it served or changed something, of machines, and of one complaint."""
    since = stage.ago(DAYS, 0)
    served = list(Event.objects.filter(actor_kind="staff", patron_id__isnull=False, at__gte=since).order_by("at", "pk"))
    for event in served[:: max(1, len(served) // _AT_MOST)]:
        _serve(event.actor_id or 0, event.patron_id or 0, event.at)
    for change in PatronChange.objects.filter(actor_kind="staff", changed_at__gte=since).order_by("changed_at", "pk"):
        _serve(change.actor_id or 0, change.patron_id, change.changed_at)
    machine = Eyes(Actor.TERMINAL, 1, Onlooker.MACHINE, house.CENTRUM)
    for days in (25, 18, 11, 4):
        seen = Gathering(Reason.SELF_SERVICE, "lending", people={number_of("adult")})
        record_look(machine, seen, "63", now=stage.ago(days, 16))
    _sort_out(stage)


def _serve(staff: int, patron: int, at: datetime) -> None:
    eyes = Eyes(Actor.STAFF, staff, Onlooker.DESK, COLLEAGUES[staff - 1].branch)
    record_look(eyes, Gathering(Reason.SERVING, "lending", people={patron}), _PAGE, now=at)


def _sort_out(stage: Stage) -> None:
    """Look into a complaint, and four times at one person without anything being done: where an officer asks why."""
    eyes = Eyes(Actor.STAFF, NUMBERS["coordinator"], Onlooker.SUPERVISOR, house.CENTRUM)
    words, who = "Belde over een brief die niet duidelijk was.", {number_of("overdue")}
    record_look(eyes, Gathering(Reason.COMPLAINT, "lending", words=words, people=who), _PAGE, now=stage.ago(7, 14))
    for days in (21, 14, 9, 3):
        record_look(eyes, Gathering(Reason.SERVING, "lending", people={number_of("debt")}), _PAGE, now=stage.ago(days))
