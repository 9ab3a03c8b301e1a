"""What a member says yes or no to at the desk, on paper or by telephone: written down with whose word it was."""

from django import forms
from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from leeszaal.desk.access import desk_page, staff_at
from leeszaal.notices.handling_choices import CONFIRMED_BY_MESSAGE, NoAddressError, say_no, say_yes
from leeszaal.patrons.choosing import can_choose, choices_of
from leeszaal.patrons.models import Patron
from leeszaal.patrons.queries import guardians_of
from leeszaal.patrons.rules.membership import is_guarded
from leeszaal.privacy.access import acting_as
from leeszaal.privacy.consents import NotToBeAskedError, Word, why
from leeszaal.privacy.declared import register
from leeszaal.privacy.models import ConsentLine
from leeszaal.privacy.register import Activity

How = ConsentLine.How
WRITING = "choices"
"""The database role that writes down what people choose."""


class WordForm(forms.Form):
    """How it was said and by whom; nothing is on beforehand but the desk itself."""

    how = forms.ChoiceField(
        label=gettext_lazy("How was it said?"),
        choices=[
            (How.AT_DESK, gettext_lazy("Here at the desk")),
            (How.PAPER, gettext_lazy("On paper, by letter or e-mail")),
            (How.TELEPHONE, gettext_lazy("By telephone")),
        ],
        initial=How.AT_DESK,
        widget=forms.RadioSelect,
    )
    guardian = forms.ChoiceField(label=gettext_lazy("Whose word is it?"), widget=forms.RadioSelect, required=False)

    def __init__(self, *args: object, patron: Patron, **options: object) -> None:
        super().__init__(*args, **options)  # type: ignore[arg-type]
        if not is_guarded(patron.born_on, timezone.localdate()):
            del self.fields["guardian"]
            return
        parents = [(str(parent.pk), parent.name) for parent in guardians_of(patron.pk)]
        choices = [*parents, ("", _("The child: can only say no"))]
        self.fields["guardian"].choices = choices  # type: ignore[attr-defined]

    def word(self, staff_id: int) -> Word:
        """Give how it was said, as the ledger keeps it."""
        guardian = self.cleaned_data.get("guardian") or None
        return Word(How(self.cleaned_data["how"]), _language(), int(guardian) if guardian else None, staff_id)


@desk_page
@require_http_methods(["GET", "POST"])
def choices(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a member's choices, and write down a yes or a no."""
    patron = get_object_or_404(Patron, pk=pk)
    form = WordForm(request.POST or None, patron=patron)
    if request.method == "POST" and form.is_valid():
        said, activity = _said(request)
        _write(request, patron, activity, form.word(staff_at(request).pk), is_yes=said == "yes")
        return redirect("desk:choices", pk)
    context = {"patron": patron, "form": form, "choices": choices_of(patron, _language(), timezone.localdate())}
    return render(request, "desk/choices.html", context, status=200 if request.method == "GET" else 422)


def _said(request: HttpRequest) -> tuple[str, Activity]:
    said, _colon, key = request.POST.get("said", "").partition(":")
    activity = register().activities.get(key)
    if said not in {"yes", "no"} or activity is None or not can_choose(activity):
        raise BadRequest
    return said, activity


def _write(request: HttpRequest, patron: Patron, activity: Activity, word: Word, *, is_yes: bool) -> None:
    now = timezone.now()
    try:
        with acting_as(WRITING):
            if is_yes:
                say_yes(patron, activity, word, now=now)
            else:
                say_no(patron.pk, activity, word, now=now)
    except NotToBeAskedError:
        messages.error(request, why(register(), activity.key, _language()))
    except NoAddressError:
        messages.error(request, _("There is no e-mail address to confirm it at. Add one first."))
    else:
        messages.success(request, _written(activity, is_yes=is_yes))


def _written(activity: Activity, *, is_yes: bool) -> str:
    if is_yes and activity.key in CONFIRMED_BY_MESSAGE:
        return _("An e-mail is on its way. It begins once the member presses the button in it.")
    return _("It is written down and works from this moment.")


def _language() -> str:
    return (get_language() or "nl")[:2]


urlpatterns = [path("patrons/<int:pk>/choices", choices, name="choices")]
