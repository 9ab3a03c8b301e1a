"""The message that a question was answered: it leads to the page, and says nothing of what was asked."""

from django.conf import settings
from django.urls import reverse

from leeszaal.notices.kinds import Kind
from leeszaal.notices.models import Notice
from leeszaal.notices.subjects import Subject, tells


@tells(Kind.QUESTION_ANSWERED)
def question_answered(notice: Notice) -> Subject:
    """Where the answer can be read."""
    return Subject({"page": f"{settings.PUBLIC_URL}{reverse('account:questions')}"})
