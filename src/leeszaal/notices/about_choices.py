"""What messages about saying yes are about: confirming it, and deciding for oneself from one's birthday on."""

from django.conf import settings
from django.urls import reverse

from leeszaal.notices.kinds import Kind
from leeszaal.notices.mailings.links import confirm_link
from leeszaal.notices.models import Notice
from leeszaal.notices.subjects import Subject, tells
from leeszaal.privacy.consents import last_words, words_of
from leeszaal.privacy.declared import register
from leeszaal.privacy.models import ConsentLine


@tells(Kind.CONSENT_CHECK)
def consent_check(notice: Notice) -> Subject | None:
    """Only the last word is to be confirmed: who said no meanwhile is asked nothing."""
    line = next((each for each in last_words(notice.patron_id).values() if each.pk == notice.subject_ids["line"]), None)
    if line is None or line.what != ConsentLine.What.ASKED:
        return None
    activity = register().activities[line.activity]
    language = notice.patron.language
    return Subject({"link": confirm_link(line.pk), "words": words_of(activity, language)})


@tells(Kind.CONSENT_LAPSED)
def consent_lapsed(notice: Notice) -> Subject | None:
    """Names what a parent or guardian had said yes to, as far as nothing was said since."""
    over = [line for line in last_words(notice.patron_id).values() if line.how == ConsentLine.How.OF_AGE]
    if not over:
        return None
    titles = [register().activities[line.activity].title.in_language(notice.patron.language) for line in over]
    return Subject({"titles": titles, "page": f"{settings.PUBLIC_URL}{reverse('account:choices')}"})
