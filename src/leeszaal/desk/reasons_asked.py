"""The gate before a person's record: it opens for a stated reason. Asking costs a clerk one key, and loses nothing.

What could go wrong: a gate that is in the way teaches people to click it away. So scanning a card states "serving now"
by itself, a reason stands while it is used, the first button has the focus, and a form whose reason lapsed meanwhile is
carried along: stating the reason sends it on. Neither a name nor a reason ever stands in an address.
"""

from collections.abc import Mapping
from functools import wraps
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseBase, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from leeszaal.desk.reasons import Stated, standing, state
from leeszaal.desk.reasons_by_page import ACTIVITIES, LENDING, REASONS, UNASKED
from leeszaal.desk.restricted import page_of, whose_page
from leeszaal.login.access import View
from leeszaal.patrons.words import PROBLEMS
from leeszaal.patrons.written import NotWrittenError, free_of_bsn
from leeszaal.privacy.looks.door import looking_for, showing
from leeszaal.privacy.looks.kinds import STATED, Reason

BUTTONS: Mapping[Reason, Promise] = {
    Reason.SERVING: gettext_lazy("Serving now"),
    Reason.QUESTION: gettext_lazy("A question"),
    Reason.COMPLAINT: gettext_lazy("A complaint"),
    Reason.CORRECTION: gettext_lazy("A correction"),
    Reason.OTHER: gettext_lazy("Something else"),
}
_OWN = frozenset({"looking_reason", "looking_words", "looking_at", "csrfmiddlewaretoken"})


class ReasonForm(forms.Form):
    """Why the record is opened; only "something else" needs words, which the person can read."""

    looking_reason = forms.ChoiceField(choices=[(reason.value, BUTTONS[reason]) for reason in STATED])
    looking_words = forms.CharField(max_length=200, label=gettext_lazy("Why do you look?"))

    def __init__(self, data: QueryDict | None = None) -> None:
        super().__init__(data)
        self.fields["looking_words"].required = data is None or data["looking_reason"] == Reason.OTHER

    def clean_looking_words(self) -> str:
        """Give the words, which hold no citizen service number."""
        try:
            return free_of_bsn(self.cleaned_data["looking_words"])
        except NotWrittenError as error:
            raise forms.ValidationError(str(PROBLEMS[error.problem])) from error


def for_a_reason(view: View) -> View:
    """Open a page about a person for a reason that was stated, and say of every page what it is for."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        page = page_of(request)
        activity = ACTIVITIES.get(page, LENDING)
        looking_for(REASONS.get(page, Reason.LIST), activity)
        person_id = whose_page(request, kwargs)
        if person_id is None or page in UNASKED:
            return view(request, *args, **kwargs)
        stated = standing(request.session, person_id, now=timezone.now())
        if stated is None:
            form = ReasonForm(request.POST if "looking_reason" in request.POST else None)
            if not form.is_valid():
                return _ask(request, form)
            stated = _state(request, person_id, form)
            if request.POST.get("looking_at") == "page":
                return redirect(request.get_full_path())
        showing([person_id])
        looking_for(stated.reason, activity, words=stated.words, trace=stated.trace)
        return view(request, *args, **kwargs)

    return guarded


def serving(request: HttpRequest, person_id: int) -> None:
    """State that somebody is being served, who stands at the desk with the card."""
    now = timezone.now()
    if standing(request.session, person_id, now=now) is None:
        state(request.session, person_id, Reason.SERVING, now=now)


def _state(request: HttpRequest, person_id: int, form: ReasonForm) -> Stated:
    typed = form.cleaned_data
    reason = Reason(typed["looking_reason"])
    words = typed["looking_words"] if reason is Reason.OTHER else ""
    return state(request.session, person_id, reason, now=timezone.now(), words=words)


def _ask(request: HttpRequest, form: ReasonForm) -> HttpResponse:
    """Ask for the reason at the address that was wanted, with what was posted to it."""
    asked = request.POST.get("looking_at") or ("deed" if request.method == "POST" else "page")
    carried = [(key, value) for key, values in request.POST.lists() if key not in _OWN for value in values]
    context = {"form": form, "buttons": BUTTONS.items(), "carried": carried, "looking_at": asked}
    answer = render(request, "desk/reason.html", context, status=422 if form.is_bound else 200)
    if request.headers.get("HX-Request"):
        answer["HX-Retarget"], answer["HX-Reswap"] = "body", "innerHTML show:window:top"
    return answer
