"""Consents as the privacy officer sees them: how many said yes and no, month by month, and to which words."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from leeszaal.login.access import staff_required
from leeszaal.login.models import Role
from leeszaal.office.charts import Picture, Series, columns
from leeszaal.privacy.consents import rests_on_consent
from leeszaal.privacy.consents.figures import SMALLEST, by_month, months, standing_of
from leeszaal.privacy.declared import register
from leeszaal.privacy.models import ConsentLine, ConsentText
from leeszaal.privacy.register import Activity


@staff_required(Role.PRIVACY)
@require_safe
def consents(request: HttpRequest) -> HttpResponse:
    """Show the counts of each activity on consent, and every version of its words."""
    language = (get_language() or "nl")[:2]
    asked = [activity for activity in register().in_order() if rests_on_consent(activity)]
    context = {
        "activities": [(each.title.in_language(language), each, standing_of(each.key)) for each in asked],
        "pictures": [_picture(activity, language) for activity in asked],
        "texts": ConsentText.objects.order_by("activity", "language", "-first_shown_at"),
        "smallest": SMALLEST,
    }
    return render(request, "office/consents.html", context)


def _picture(activity: Activity, language: str) -> Picture:
    today = timezone.localdate()
    counted, axis = by_month(activity.key, today), months(today)
    series = [
        Series(name, [counted[what].get(month, 0) for month in axis])
        for what, name in ((ConsentLine.What.GIVEN, _("yes")), (ConsentLine.What.WITHDRAWN, _("no")))
    ]
    names = [date_format(month, "M Y") for month in axis]
    return columns(f"consent-{activity.key}", activity.title.in_language(language), names, series, _("Month"))


urlpatterns = [path("privacy/consents/", consents, name="consents")]
