"""What the letter about a breach tells (article 34(2) GDPR): the same as the draft that the privacy officer read."""

from leeszaal.notices.kinds import Kind
from leeszaal.notices.models import Notice
from leeszaal.notices.subjects import Subject, tells
from leeszaal.privacy.breaches.drafts import letter
from leeszaal.privacy.breaches.handling import seen_columns
from leeszaal.privacy.declared import register
from leeszaal.privacy.models import Breach


@tells(Kind.BREACH)
def breach(notice: Notice) -> Subject | None:
    """A drill writes to nobody."""
    told = Breach.objects.only("drill", "story", "consequences", "measures")
    found = told.filter(pk=notice.subject_ids["breach"], drill=False).first()
    if found is None:
        return None
    language = "en" if notice.patron.language == "en" else "nl"
    return Subject({"draft": letter(found, seen_columns(found, register()), register(), language)})
