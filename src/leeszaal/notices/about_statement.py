"""What the message about a changed privacy statement tells: what reads differently, and where to read all of it."""

from django.conf import settings
from django.utils.translation import override

from leeszaal.notices.kinds import Kind
from leeszaal.notices.models import Notice
from leeszaal.notices.subjects import Subject, tells
from leeszaal.patrons.models import Patron
from leeszaal.privacy.models import StatementVersion
from leeszaal.privacy.statement.differences import differences

_MOST = 8
"""More parts than this are left to the page, so that the message stays readable."""


@tells(Kind.STATEMENT_CHANGED)
def statement_changed(notice: Notice) -> Subject | None:
    """The parts are made in the patron's language; who left meanwhile is not written to."""
    version = StatementVersion.objects.filter(number=notice.subject_ids["version"]).first()
    before = StatementVersion.objects.filter(number=notice.subject_ids["version"] - 1).first()
    if version is None or before is None or notice.patron.state == Patron.State.ENDED:
        return None
    language = "en" if notice.patron.language == "en" else "nl"
    with override(language):
        parts = differences(before.content[language], version.content[language])
    link = f"{settings.PUBLIC_URL}/privacy/versions/{version.number}/"
    return Subject({"version": version, "parts": parts[:_MOST], "more": len(parts) > _MOST, "link": link})
