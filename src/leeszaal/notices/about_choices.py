"""What messages about saying yes are about: confirming it, and deciding for oneself from one's birthday on.

Who sends messages does not read the ledger: the link and the number of the words wait with the message, and a message
that is no longer needed is taken back by who writes the no down.
"""

from django.conf import settings
from django.urls import reverse

from leeszaal.notices.kinds import Kind
from leeszaal.notices.models import Notice
from leeszaal.notices.subjects import Subject, tells
from leeszaal.privacy.models import ConsentText


@tells(Kind.CONSENT_CHECK)
def consent_check(notice: Notice) -> Subject | None:
    """The very words to which the yes is."""
    words = ConsentText.objects.filter(pk=notice.subject_ids["text"]).first()
    return Subject({"link": notice.link, "words": words.text.splitlines()}) if words else None


@tells(Kind.CONSENT_LAPSED)
def consent_lapsed(notice: Notice) -> Subject | None:
    """What it was that a parent or guardian had said yes to stands on the own page."""
    return Subject({"page": f"{settings.PUBLIC_URL}{reverse('account:choices')}"})
