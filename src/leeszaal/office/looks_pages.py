"""Who looked, as the privacy officer sees it: with the names of staff. That look is written down like any other.

A person is found by a card that is posted, a staff member by number: no name and no card number is in an address.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django import forms
from django.db.models import Count, QuerySet
from django.db.models.functions import TruncDate
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import path
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from leeszaal.common.barcodes import normalise_barcode
from leeszaal.login.access import View, staff_required
from leeszaal.login.models import Role, StaffMember, Terminal
from leeszaal.office.charts import Picture, by_day
from leeszaal.office.look_patterns import odd_patterns
from leeszaal.patrons.queries import patrons_of_cards
from leeszaal.privacy.looks.door import showing
from leeszaal.privacy.looks.kinds import Actor, Onlooker
from leeszaal.privacy.looks.telling import activity_title, branch_names
from leeszaal.privacy.looks.words import REASONS, ROLES
from leeszaal.privacy.models import Look

ROWS = 100
DAYS = 30


@dataclass(frozen=True, slots=True)
class Line:
    """A look with its names: who looked, how many people it showed, and what was searched for."""

    look: Look
    who: str
    role: str
    branch: str
    why: str
    activity: str
    people: int


class CardForm(forms.Form):
    """By which card a person is found."""

    card = forms.CharField(max_length=40, label=gettext_lazy("Card of the person"))

    def clean_card(self) -> int:
        """Find the patron of the card."""
        found = patrons_of_cards([normalise_barcode(self.cleaned_data["card"])])
        if not found:
            raise forms.ValidationError(_("This card is not known here."))
        return found[0]


def officer_page(view: View) -> View:
    """Show a page to the privacy officer alone, and never from a cache."""
    return never_cache(staff_required(Role.PRIVACY)(view))


@officer_page
@require_http_methods(["GET", "POST"])
def looks(request: HttpRequest) -> HttpResponse:
    """Show how much is looked and what is odd; with a card, who looked at that person."""
    form, context = CardForm(request.POST or None), dict[str, object]()
    if request.method == "POST" and form.is_valid():
        person_id = form.cleaned_data["card"]
        found = Look.objects.filter(people__person_kind="patron", people__person_id=person_id)
        showing([person_id])
        context = {"lines": _lines(found), "of": "person"}
    today = timezone.localdate()
    patterns = odd_patterns(timezone.now())
    named = _named(pattern.staff_id for pattern in patterns)
    overview = {
        "picture": _picture(today),
        "patterns": [(each, named.get(each.staff_id or 0, "")) for each in patterns],
    }
    return render(request, "office/looks.html", {"form": form, "today": today} | overview | context)


@officer_page
@require_safe
def of_staff(request: HttpRequest, pk: int) -> HttpResponse:
    """Show at how many people a staff member looked, when and why; not who they were."""
    member = get_object_or_404(StaffMember.objects.only("name"), pk=pk)
    found = Look.objects.filter(actor_kind=Actor.STAFF, actor_id=pk)
    return render(request, "office/looks_list.html", {"lines": _lines(found), "of": "staff", "title": member.name})


@officer_page
@require_safe
def of_day(request: HttpRequest, day: str) -> HttpResponse:
    """Show the looks of one day; not at whom."""
    try:
        on = date.fromisoformat(day)
    except ValueError:
        on = timezone.localdate()
    begin = timezone.make_aware(datetime.combine(on, datetime.min.time()))
    found = Look.objects.filter(at__gte=begin, at__lt=begin + timedelta(days=1))
    return render(request, "office/looks_list.html", {"lines": _lines(found), "of": "day", "title": on})


def _lines(found: QuerySet[Look]) -> list[Line]:
    """Give the latest of some looks with names, and say whose names those are."""
    language = (get_language() or "nl")[:2]
    listed = list(found.order_by("-at", "-pk")[:ROWS])
    shown = dict(Look.objects.filter(pk__in=[look.pk for look in listed]).values_list("pk").annotate(Count("people")))
    staff = _named(look.actor_id for look in listed if look.actor_kind == Actor.STAFF)
    machines = Terminal.objects.in_bulk([look.actor_id for look in listed if look.actor_kind == Actor.TERMINAL])
    branches = branch_names({look.branch_id for look in listed}, language)
    return [
        Line(
            look,
            _who(look, staff, machines),
            str(ROLES[look.role]),
            branches.get(look.branch_id or 0, ""),
            str(REASONS[look.reason]),
            activity_title(look.activity, language),
            shown.get(look.pk, 0),
        )
        for look in listed
    ]


def _who(look: Look, staff: dict[int, str], machines: dict[int, Terminal]) -> str:
    if look.actor_kind == Actor.STAFF:
        return staff.get(look.actor_id or 0, "")
    if look.actor_kind == Actor.TERMINAL and look.actor_id in machines:
        return machines[look.actor_id].name
    return ""


def _named(numbers: Iterable[int | None]) -> dict[int, str]:
    """Give names of staff, and say that their looking is shown."""
    wanted = {number for number in numbers if number is not None}
    showing(colleagues=wanted)
    return dict(StaffMember.objects.filter(pk__in=wanted).values_list("pk", "name"))


def _picture(today: date) -> Picture:
    since = timezone.now() - timedelta(days=DAYS)
    counted = Look.objects.filter(at__gte=since).annotate(day=TruncDate("at")).values_list("day", "role").order_by()
    kinds = {_("At the desk"): Counter[date](), _("In the office"): Counter[date](), _("At machines"): Counter[date]()}
    desk, office, machines = kinds.values()
    where = {Onlooker.DESK: desk, Onlooker.SUPERVISOR: desk, Onlooker.MACHINE: machines}
    for day, role, times in counted.annotate(times=Count("pk")):
        where.get(Onlooker(role), office)[day] += times
    return by_day("looks", _("Looks per day"), kinds, today, DAYS)


urlpatterns = [
    path("privacy/looks/", looks, name="looks"),
    path("privacy/looks/staff/<int:pk>/", of_staff, name="looks_of_staff"),
    path("privacy/looks/day/<slug:day>/", of_day, name="looks_of_day"),
]
