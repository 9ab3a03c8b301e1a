"""Questions and complaints at the desk: what waits, and of one member: taken in, answered, or passed on."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from leeszaal.desk.access import desk_page
from leeszaal.login.access import staff_actor
from leeszaal.login.colleagues import unseen_by_colleagues
from leeszaal.notices.handling_questions import answer_question
from leeszaal.patrons.forms import show_problems
from leeszaal.patrons.models import Patron, Question
from leeszaal.patrons.problems import AnsweredError, RefusedError
from leeszaal.patrons.queries import questions_for_desk
from leeszaal.patrons.question_forms import AnswerForm, ToldQuestionForm
from leeszaal.patrons.services.questions import ask, pass_on_question
from leeszaal.patrons.words import PROBLEMS


@desk_page
def waiting(request: HttpRequest) -> HttpResponse:
    """List what the desk has to answer, the soonest due first; not what is the privacy officer's."""
    found = questions_for_desk().select_related("patron").order_by("due_on")
    return render(request, "desk/waiting_questions.html", {"questions": found})


@desk_page
@require_http_methods(["GET", "POST"])
def questions(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what a member asked, and take something in that the member tells here."""
    patron, form = get_object_or_404(Patron, pk=pk), ToldQuestionForm(request.POST or None)
    if form.is_valid():
        typed, actor, kind = form.cleaned_data, staff_actor(request), Question.Kind(form.cleaned_data["kind"])
        try:
            ask(pk, kind, typed["text"], actor, now=timezone.now(), about_privacy=typed["about_privacy"])
        except RefusedError as refused:
            show_problems(form, refused)
        else:
            messages.success(request, _("It is written down. The member sees by when the answer comes."))
            return redirect("desk:questions", pk)
    found = Question.objects.filter(patron=patron).select_related("answered_by").order_by("-asked_at")
    found = found.defer(*unseen_by_colleagues("answered_by"))
    context = {"patron": patron, "questions": found, "form": form, "answer_form": AnswerForm()}
    return render(request, "desk/questions.html", context)


@desk_page
@require_POST
def answer(request: HttpRequest, pk: int, question_id: int) -> HttpResponse:
    """Answer what a member asked, or leave that to the privacy officer."""
    question = get_object_or_404(Question, pk=question_id, patron=pk)
    actor, now = staff_actor(request), timezone.now()
    try:
        if "pass_on" in request.POST:
            pass_on_question(question.pk, actor, now=now)
            messages.success(request, _("The privacy officer answers it."))
        else:
            answer_question(question.pk, request.POST.get("text", ""), actor, now=now)
            messages.success(request, _("The answer is on the member's own page."))
    except AnsweredError:
        messages.warning(request, _("This was answered already."))
    except RefusedError as refused:
        for problem in refused.problems.values():
            messages.error(request, str(PROBLEMS[problem]))
    return redirect("desk:questions", pk)


urlpatterns = [
    path("questions", waiting, name="waiting_questions"),
    path("patrons/<int:pk>/questions", questions, name="questions"),
    path("patrons/<int:pk>/questions/<int:question_id>/answer", answer, name="answer_question"),
]
