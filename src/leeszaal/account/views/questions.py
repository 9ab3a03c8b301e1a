"""One's own questions and complaints, with the answers."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from leeszaal.account.doors import own_page
from leeszaal.patrons.access import logged_in_patron, patron_actor
from leeszaal.patrons.forms import show_problems
from leeszaal.patrons.models import Question
from leeszaal.patrons.problems import RefusedError
from leeszaal.patrons.question_forms import QuestionForm
from leeszaal.patrons.services.questions import ask

UNPROCESSABLE = 422


@own_page
def questions(request: HttpRequest) -> HttpResponse:
    """Show what one asked with the answers, and take a question or complaint in."""
    me, form = logged_in_patron(request), QuestionForm(request.POST or None)
    if form.is_valid():
        typed = form.cleaned_data
        try:
            asked = ask(
                me.pk,
                Question.Kind(typed["kind"]),
                typed["text"],
                patron_actor(me),
                now=timezone.now(),
                about_privacy=typed["about_privacy"],
            )
        except RefusedError as refused:
            show_problems(form, refused)
        else:
            day = date_format(asked.due_on, "j F")
            messages.success(request, _("We have it. You get an answer by %(day)s at the latest.") % {"day": day})
            return redirect("account:questions")
    found = Question.objects.filter(patron=me).defer("answered_by").order_by("-asked_at")
    status = UNPROCESSABLE if form.errors else HttpResponse.status_code
    return render(request, "account/questions.html", {"questions": found, "form": form}, status=status)
