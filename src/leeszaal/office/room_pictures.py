"""Pictures of the room: the clocks of requests, and what happened on each of the last thirty days.

They count and name nobody: a request stands here by its number, a day by how many there were.
"""

from collections import Counter
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Count, F, Func, JSONField, Model, Value
from django.db.models.functions import TruncDate
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from leeszaal.office.charts import Picture, Span, by_day, time_line
from leeszaal.privacy.models import ConsentLine, Disclosure, Look, Proof
from leeszaal.privacy.requests.queries import open_requests
from leeszaal.privacy.requests.words import TITLES

DAYS = 30
SHOWN = 12


def clocks(today: date) -> Picture | None:
    """Draw the open requests against the time in which they must be answered; nothing when none is open."""
    found = open_requests().values_list("pk", "right", "begun_on", "due_on")[:SHOWN]
    spans = [
        Span(f"{pk} {TITLES[right]}", begun_on, due_on, _left((due_on - today).days), late=due_on < today)
        for pk, right, begun_on, due_on in found
    ]
    return time_line("clocks", _("Requests and their time"), spans, today, _("Request")) if spans else None


def erased(now: datetime) -> Picture:
    """Draw how many rows each night ended."""
    ended = Func(F("body"), Value("$.rules[*].ended"), function="jsonb_path_query_array", output_field=JSONField())
    nights = Proof.objects.filter(made_at__gte=_since(now), body__has_key="rules").annotate(each=ended)
    counts = Counter[date]()
    for made_at, rows in nights.values_list("made_at", "each"):
        counts[timezone.localdate(made_at)] += sum(rows)
    return _by_day("erased", _("Erased each night"), {_("Rows"): counts}, now)


def looks(now: datetime) -> Picture:
    """Draw how often somebody's data were looked at."""
    return _by_day("looks", _("Looks each day"), {_("Looks"): _each_day(Look, now)}, now)


def disclosures(now: datetime) -> Picture:
    """Draw how often data went to somebody outside the house."""
    return _by_day("disclosures", _("Passed to others each day"), {_("Times"): _each_day(Disclosure, now)}, now)


def consents(now: datetime) -> Picture:
    """Draw how often consent was given, and how often withdrawn."""
    kinds = {_("Given"): ConsentLine.What.GIVEN, pgettext("consent", "Withdrawn"): ConsentLine.What.WITHDRAWN}
    counts = {name: _each_day(ConsentLine, now, what=what) for name, what in kinds.items()}
    return _by_day("consents", _("Consents each day"), counts, now)


def _each_day(model: type[Model], now: datetime, **condition: Any) -> dict[date, int]:
    rows = model._default_manager.filter(at__gte=_since(now), **condition).annotate(day=TruncDate("at"))
    return dict(rows.values("day").annotate(count=Count("pk")).values_list("day", "count"))


def _by_day(key: str, title: str, counts: dict[str, Any], now: datetime) -> Picture:
    return by_day(key, title, counts, timezone.localdate(now), DAYS)


def _since(now: datetime) -> datetime:
    midnight = timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)
    return midnight - timedelta(days=DAYS - 1)


def _left(days: int) -> str:
    if days < 0:
        return ngettext("{days} day late", "{days} days late", -days).format(days=-days)
    return ngettext("{days} day left", "{days} days left", days).format(days=days)
