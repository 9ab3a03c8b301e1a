"""Live proofs about what people are told: the statement, its changes, and cookies."""

from datetime import date, timedelta

from leeszaal.privacy.changes.standing import overdue_on
from leeszaal.privacy.claims import claimed
from leeszaal.privacy.cookies import cookies, cookies_that_can_be_set
from leeszaal.privacy.live_proof import Figures, LiveProof
from leeszaal.privacy.models import StatementVersion
from leeszaal.privacy.register import Register, Words
from leeszaal.privacy.statement.content import in_all_languages
from leeszaal.privacy.statement.points import POINTS, missing

TIME_TO_TELL = timedelta(days=30)
"""So long after a change of the statement every member has been told."""


def _statement(register: Register, on: date) -> Figures:
    contents = in_all_languages(register, claimed(), on)
    return Figures(len(POINTS) * len(contents), sum(len(missing(content)) for content in contents.values()))


def _announced(register: Register, on: date) -> Figures:
    """Count changes, and those that members were not told of or two people did not look at in time.

    Who tells of a later version tells of all.
    """
    changes = StatementVersion.objects.filter(number__gt=1).defer("content")
    told = max((change.number for change in changes if change.announcing_ended_at), default=0)
    untold = [change for change in changes if change.number > told]
    late = [change for change in untold if on - change.published_at.date() > TIME_TO_TELL]
    of_register, overdue = overdue_on(register, on)
    return Figures(len(changes) + of_register, len(late) + overdue)


def _cookies(register: Register, on: date) -> Figures:
    can_be_set = cookies_that_can_be_set()
    return Figures(len(can_be_set), len(can_be_set - {cookie.name for cookie in cookies()}))


PROOFS = (
    LiveProof(
        "STMT-1",
        Words(
            "{checked} punten van artikel 13 en 14 nagelopen, in twee talen; {failed} ontbreken",
            "{checked} points of articles 13 and 14 gone through, in two languages; {failed} are missing",
        ),
        _statement,
    ),
    LiveProof(
        "NEWSTMT-1",
        Words(
            "{checked} veranderingen van verklaring en register; {failed} keer hoorden de leden dat niet binnen dertig"
            " dagen, of keken er niet op tijd twee mensen naar",
            "{checked} changes of statement and register; {failed} times members were not told within thirty days, or"
            " two people did not look in time",
        ),
        _announced,
    ),
    LiveProof(
        "COOK-1",
        Words(
            "{checked} cookies kan deze website zetten, {failed} daarvan staan niet in de lijst",
            "{checked} cookies can be set by this website, {failed} of those are not in the list",
        ),
        _cookies,
    ),
)
