"""What messages about requests are about: the letter that goes with one step."""

from leeszaal.notices.kinds import Kind
from leeszaal.notices.letters import KINDS, letter_context
from leeszaal.notices.models import Notice
from leeszaal.notices.subjects import Subject, tells
from leeszaal.patrons.models import Patron
from leeszaal.privacy.models import RequestStep
from leeszaal.privacy.requests.asking import guardian_of

_NAMED = ("given_names", "email")
_TOLD = (
    *("what", "request__person_id", "request__right", "request__received_on", "request__begun_on", "request__due_on"),
    *("request__extension", "request__extension_words", "request__refusal", "request__answer", "request__closed_on"),
)
"""What a letter tells of a step and its request: not what the person wished, and not who handled it."""


@tells(Kind.REQUEST_RECEIVED)
@tells(Kind.REQUEST_EXTENDED)
@tells(Kind.REQUEST_DONE)
@tells(Kind.REQUEST_REFUSED)
def request_step(notice: Notice) -> Subject | None:
    """A step that is not of this person, or whose file was erased, is told to nobody.

    When a parent or guardian asked for a child, the message goes to who asked.
    """
    steps = RequestStep.objects.filter(request__person_id=notice.patron_id).select_related("request")
    step = steps.only(*_TOLD).filter(pk=notice.subject_ids["step"]).first()
    if step is None or KINDS.get(step.what) != notice.kind:
        return None
    guardian_id = guardian_of(step.request)
    if guardian_id is None:
        return Subject(letter_context(step))
    guardian = Patron.objects.only(*_NAMED).get(pk=guardian_id)
    return Subject({**letter_context(step), "patron": guardian}, to=guardian.email)
