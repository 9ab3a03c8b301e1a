"""The ledger of what left the house: to whom, which data, about how many people; who it was about is not shown."""

from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from leeszaal.login.access import staff_required
from leeszaal.login.models import Role
from leeszaal.office.charts import by_kind
from leeszaal.privacy.declared import register
from leeszaal.privacy.disclosure.queries import Departure, Search, counts_by_recipient, departures
from leeszaal.privacy.disclosure.telling import say_recipient_of
from leeszaal.privacy.disclosure.words import OUTCOMES
from leeszaal.privacy.models import DisclosureMatter
from leeszaal.privacy.telling import say_columns

ROWS = 50
_DAY = forms.DateInput(attrs={"type": "date"})


class SearchForm(forms.Form):
    """What is looked for in the ledger; everything may stay empty."""

    first = forms.DateField(required=False, label=gettext_lazy("From day"), widget=_DAY)
    last = forms.DateField(required=False, label=gettext_lazy("Until day"), widget=_DAY)
    recipient = forms.ChoiceField(required=False, label=gettext_lazy("Recipient"))
    activity = forms.ChoiceField(required=False, label=gettext_lazy("Activity"))

    def __init__(self, *args: Any, recipients: dict[str, str], activities: dict[str, str]) -> None:
        super().__init__(*args)
        everything = ("", gettext_lazy("all"))
        for name, known in (("recipient", recipients), ("activity", activities)):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)  # noqa: S101  they are declared above
            field.choices = [everything, *known.items()]


@staff_required(Role.PRIVACY)
@require_safe
def disclosures(request: HttpRequest) -> HttpResponse:
    """Show what left, the latest first, and how much went to each recipient."""
    matters = {matter.pk: matter for matter in DisclosureMatter.objects.all()}
    recipients = {matter.recipient: _recipient(matter) for matter in matters.values()}
    activities = {matter.activity: _activity(matter) for matter in matters.values()}
    form = SearchForm(request.GET, recipients=recipients, activities=activities)
    search = Search(**form.cleaned_data) if form.is_valid() else Search()
    counted = {recipients.get(key, key): count for key, count in counts_by_recipient(search).items()}
    page = Paginator(departures(search), ROWS).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "page": page,
        "lines": [_line(Departure(**row), matters) for row in page.object_list],
        "picture": by_kind("recipients", _("How often, by recipient"), counted, _("Recipient")) if counted else None,
    }
    return render(request, "office/disclosures.html", context)


def _line(departure: Departure, matters: dict[int, DisclosureMatter]) -> dict[str, Any]:
    matter = matters[departure.matter_id]
    return {
        "departure": departure,
        "to": _recipient(matter),
        "activity": _activity(matter),
        "data": say_columns(tuple(matter.columns), register(), _language()),
        "outcome": OUTCOMES[departure.outcome],
    }


def _recipient(matter: DisclosureMatter) -> str:
    return say_recipient_of(matter, register(), _language())


def _activity(matter: DisclosureMatter) -> str:
    found = register().activities.get(matter.activity)
    return found.title.in_language(_language()) if found else matter.activity


def _language() -> str:
    return (translation.get_language() or "nl")[:2]


urlpatterns = [path("privacy/disclosures/", disclosures, name="disclosures")]
