"""What messages about restriction and objection are about (articles 12(3), 18(3) and 21 of the GDPR)."""

from django.conf import settings
from django.urls import reverse

from leeszaal.notices.kinds import Kind
from leeszaal.notices.models import Notice
from leeszaal.notices.subjects import Subject, tells
from leeszaal.privacy.declared import register
from leeszaal.privacy.models import Objection, Restriction


@tells(Kind.DATA_RESTRICTED)
def data_restricted(notice: Notice) -> Subject | None:
    """A restriction that was lifted meanwhile is old news."""
    restriction = _restriction(notice)
    return _subject(restriction=restriction) if restriction and restriction.lifted_at is None else None


@tells(Kind.RESTRICTION_ENDS)
def restriction_ends(notice: Notice) -> Subject | None:
    """The person is told before it is lifted (18(3)); also when it was lifted before the message left."""
    restriction = _restriction(notice)
    return _subject(restriction=restriction) if restriction else None


@tells(Kind.OBJECTION_ANSWERED)
def objection_answered(notice: Notice) -> Subject | None:
    """The answer with its reasons, and the way to the supervisor."""
    objections = Objection.objects.exclude(answered_at=None)
    told = objections.only("activity", "since", "answer", "answer_because")
    objection = told.filter(pk=notice.subject_ids["objection"], person_id=notice.patron_id).first()
    activity = register().activities.get(objection.activity) if objection else None
    if objection is None or activity is None:
        return None
    return _subject(objection=objection, activity=activity.title.in_language(notice.patron.language))


def _restriction(notice: Notice) -> Restriction | None:
    theirs = Restriction.objects.filter(person_kind="patron", person_id=notice.patron_id)
    return theirs.only("since", "lifted_at").filter(pk=notice.subject_ids["restriction"]).first()


def _subject(**about: object) -> Subject:
    controller = register().library
    page = f"{settings.PUBLIC_URL}{reverse('account:limits')}"
    return Subject({"controller": controller, "page": page, **about})
