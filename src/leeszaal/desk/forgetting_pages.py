"""At the desk: letting loans be forgotten sooner than the register says. A list of one's own is one of the choices."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from leeszaal.desk.access import desk_page, staff_at
from leeszaal.login.access import staff_actor
from leeszaal.patrons.forgetting import FORGETTING, chosen_by, days_of, how_long
from leeszaal.patrons.models import Patron
from leeszaal.patrons.services import choose_history
from leeszaal.privacy.access import acting_as
from leeszaal.privacy.consents import Word
from leeszaal.privacy.declared import register
from leeszaal.privacy.models import ConsentLine
from leeszaal.privacy.retention.of_person import carry_out_for

CARRYING_OUT = "retention"
"""The database role that carries out what the register says."""


class HowLongForm(forms.Form):
    """How long loans are remembered after they are back."""

    how_long = forms.ChoiceField(label=gettext_lazy("How long do we remember past loans?"), widget=forms.RadioSelect)

    def __init__(self, data: object, patron: Patron) -> None:
        super().__init__(data, initial={"how_long": chosen_by(patron)})  # type: ignore[arg-type]
        self.fields["how_long"].choices = how_long()  # type: ignore[attr-defined]


@desk_page
@require_http_methods(["GET", "POST"])
def forget_sooner(request: HttpRequest, pk: int) -> HttpResponse:
    """Note how long a patron wants past loans to be remembered; what is over by that is forgotten at once."""
    patron = get_object_or_404(Patron, pk=pk)
    form = HowLongForm(request.POST or None, patron)
    if request.method == "POST" and form.is_valid():
        _choose(request, patron, form.cleaned_data["how_long"])
        messages.success(request, _("The choice holds from now on."))
        return redirect("desk:details", pk)
    return render(request, "desk/forget_sooner.html", {"patron": patron, "form": form})


def _choose(request: HttpRequest, patron: Patron, code: str) -> None:
    now = timezone.now()
    word = Word(ConsentLine.How.AT_DESK, (get_language() or "nl")[:2], None, staff_at(request).pk)
    choose_history(patron.pk, staff_actor(request), word, keeps=False, days=days_of(code), now=now)
    with acting_as(CARRYING_OUT):
        carry_out_for(register(), "patron", patron.pk, words=[FORGETTING], on=timezone.localdate(now), now=now)


urlpatterns = [path("patrons/<int:pk>/forget-sooner", forget_sooner, name="forget_sooner")]
