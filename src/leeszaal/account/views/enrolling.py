"""Enrolling online: one page with everything on it, and a page that says what to do next."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from leeszaal.account import enrolling
from leeszaal.account.forms.enrolling import EnrolForm
from leeszaal.account.views.throttled import TOO_MANY, locked_words
from leeszaal.branches.models import Branch
from leeszaal.login.throttle import LockedOutError, address_of, begin_attempt, succeeded
from leeszaal.patrons.access import patron_of
from leeszaal.patrons.forms import show_problems
from leeszaal.patrons.problems import RefusedError


@never_cache
@sensitive_post_parameters()
def enrol(request: HttpRequest) -> HttpResponse:
    """Take an enrolment. Who is logged in enrols a child, and answers for it."""
    me, now = patron_of(request), timezone.now()
    form = EnrolForm(request.POST or None, initial={"language": request.LANGUAGE_CODE})
    status = HttpResponse.status_code
    if form.is_valid():
        try:
            attempt = begin_attempt("enrol", None, address_of(request), now=now)
            patron = enrolling.enrol(form, me, now=now)
        except RefusedError as refused:
            show_problems(form, refused)
        except LockedOutError as locked:
            form.add_error(None, locked_words(locked))
            status = TOO_MANY
        else:
            succeeded(attempt)
            return redirect(f"{reverse('account:enrolled')}?branch={patron.home_branch_id}")
    return render(request, "account/enrol.html", {"form": form, "me": me}, status=status)


def enrolled(request: HttpRequest) -> HttpResponse:
    """Say what to do next: come to the branch, with a proof of identity."""
    wanted = request.GET.get("branch", "")
    branch = get_object_or_404(Branch.objects.prefetch_related("opening_hours"), pk=wanted if wanted.isdecimal() else 0)
    return render(request, "account/enrolled.html", {"branch": branch})
