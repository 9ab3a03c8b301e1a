"""What messages about requests are about: the letter that goes with one step."""

from leeszaal.notices.kinds import Kind
from leeszaal.notices.letters import KINDS, letter_context
from leeszaal.notices.models import Notice
from leeszaal.notices.subjects import Subject, tells
from leeszaal.privacy.models import RequestStep


@tells(Kind.REQUEST_RECEIVED)
@tells(Kind.REQUEST_EXTENDED)
@tells(Kind.REQUEST_DONE)
@tells(Kind.REQUEST_REFUSED)
def request_step(notice: Notice) -> Subject | None:
    """A step that is not of this person, or whose file was erased, is told to nobody."""
    steps = RequestStep.objects.filter(request__person_id=notice.patron_id).select_related("request")
    step = steps.filter(pk=notice.subject_ids["step"]).first()
    if step is None or KINDS.get(step.what) != notice.kind:
        return None
    return Subject(letter_context(step))
