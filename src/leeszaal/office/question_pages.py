"""Questions and complaints about privacy, which the privacy officer answers."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from leeszaal.login.access import staff_actor, staff_required
from leeszaal.login.models import Role
from leeszaal.notices.handling_questions import answer_question
from leeszaal.patrons.models import Question
from leeszaal.patrons.problems import AnsweredError, RefusedError
from leeszaal.patrons.question_forms import AnswerForm
from leeszaal.patrons.words import PROBLEMS
from leeszaal.privacy.access import acting_as
from leeszaal.privacy.restriction import without_restricted

SHOWN = 100
CARRYING_OUT = "lending"
"""The role in which members are answered, with the message to them."""


@staff_required(Role.PRIVACY)
@require_http_methods(["GET", "POST"])
def questions(request: HttpRequest) -> HttpResponse:
    """Show what waits for an answer and what was answered, and answer one."""
    if request.method == "POST":
        _answer(request)
        return redirect("office:questions")
    about = without_restricted(Question.objects.filter(about_privacy=True), "patron_id")
    context = {
        "waiting": about.filter(answered_at=None).order_by("due_on"),
        "answered": about.exclude(answered_at=None).order_by("-answered_at")[:SHOWN],
        "form": AnswerForm(),
    }
    return render(request, "office/questions.html", context)


def _answer(request: HttpRequest) -> None:
    number = request.POST.get("question", "")
    theirs = Question.objects.filter(about_privacy=True, pk=int(number) if number.isdecimal() else 0)
    try:
        with acting_as(CARRYING_OUT):
            found = theirs.values_list("pk", flat=True).first() or 0
            answer_question(found, request.POST.get("text", ""), staff_actor(request), now=timezone.now())
    except AnsweredError:
        messages.warning(request, _("This was answered already."))
    except RefusedError as refused:
        for problem in refused.problems.values():
            messages.error(request, str(PROBLEMS[problem]))
    else:
        messages.success(request, _("The answer is on the member's own page."))


urlpatterns = [path("privacy/questions/", questions, name="questions")]
