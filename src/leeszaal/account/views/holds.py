"""Holds from home: place, cancel and take that back, pause and go on."""

from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from leeszaal.account.doors import own_act, own_page, whose
from leeszaal.account.family import who_can_be_held_for
from leeszaal.account.forms.holds import HoldForm
from leeszaal.account.views.returning import back_to
from leeszaal.catalogue.models import ONLINE_TYPES, Record
from leeszaal.circulation import services
from leeszaal.circulation.models import Hold
from leeszaal.circulation.services.outcomes import HoldPlaced
from leeszaal.circulation.services.restoring_holds import restore_hold
from leeszaal.circulation.words import REASONS
from leeszaal.patrons.access import logged_in_patron, patron_actor
from leeszaal.patrons.models import Share


@own_page
def place_hold(request: HttpRequest, record_id: int) -> HttpResponse:
    """Ask where to pick it up, then place the hold. A button elsewhere need not say where: then it is asked here.

    What only the online library lends cannot be held: its own page tells where it is.
    """
    now = timezone.now()
    today = timezone.localdate(now)
    record = get_object_or_404(Record.objects.filter(suppressed=False), pk=record_id)
    if record.material_type in ONLINE_TYPES:
        return redirect("opac:record", record_id)
    me = logged_in_patron(request)
    typed = request.POST if "pickup_branch" in request.POST else None
    form = HoldForm(typed, me=me, others=who_can_be_held_for(me, today))
    if form.is_valid():
        patron = whose(request, today, Share.Scope.HOLDS)
        outcome = services.place_hold(
            patron.pk, record_id, form.cleaned_data["pickup_branch"], patron_actor(me), now=now
        )
        if isinstance(outcome, HoldPlaced):
            messages.success(request, _placed_words(outcome))
            return back_to(request, patron)
        for reason in outcome.reasons:
            form.add_error(None, str(REASONS[reason]))
    return render(request, "account/place_hold.html", {"form": form, "record": record})


@own_act
def cancel(request: HttpRequest, hold_id: int) -> HttpResponse:
    """Cancel a hold, and offer to take that back while nothing depends on it."""
    now = timezone.now()
    patron = whose(request, timezone.localdate(now), Share.Scope.HOLDS)
    actor = patron_actor(logged_in_patron(request))
    if not services.cancel_hold(hold_id, actor, now=now, patron_id=patron.pk):
        messages.warning(request, _("This hold had ended already."))
        return back_to(request, patron)
    if Hold.objects.filter(pk=hold_id, trapped_item=None).exists():
        return back_to(request, patron, cancelled=hold_id)
    messages.success(request, _("The hold is cancelled."))
    return back_to(request, patron)


@own_act
def restore(request: HttpRequest, hold_id: int) -> HttpResponse:
    """Let a hold that was just cancelled wait again at its old place."""
    now = timezone.now()
    patron = whose(request, timezone.localdate(now), Share.Scope.HOLDS)
    if restore_hold(hold_id, patron.pk, patron_actor(logged_in_patron(request)), now=now):
        messages.success(request, _("Your hold stands at its old place in the queue again."))
    else:
        messages.warning(request, _("This can no longer be undone. You can place a new hold."))
    return back_to(request, patron)


@own_act
def suspend(request: HttpRequest, hold_id: int) -> HttpResponse:
    """Pause a waiting hold until a day, or until it is resumed; it keeps its place."""
    now = timezone.now()
    today = timezone.localdate(now)
    patron, until = whose(request, today, Share.Scope.HOLDS), _day(request.POST.get("until", ""))
    if until is not None and until <= today:
        messages.warning(request, _("Choose a day that is still to come."))
        return back_to(request, patron)
    actor = patron_actor(logged_in_patron(request))
    if services.suspend_hold(hold_id, actor, now=now, until=until, patron_id=patron.pk):
        messages.success(request, _("Your hold is paused. You keep your place in the queue."))
    else:
        messages.warning(request, _("Only a hold that waits can be paused."))
    return back_to(request, patron)


@own_act
def resume(request: HttpRequest, hold_id: int) -> HttpResponse:
    """Let a paused hold be served again."""
    now = timezone.now()
    patron = whose(request, timezone.localdate(now), Share.Scope.HOLDS)
    if services.resume_hold(hold_id, patron_actor(logged_in_patron(request)), now=now, patron_id=patron.pk):
        messages.success(request, _("Your hold is no longer paused."))
    return back_to(request, patron)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _placed_words(outcome: HoldPlaced) -> str:
    ahead = outcome.position - 1
    if not ahead:
        return _("%(title)s is on hold for you. You are next.") % {"title": outcome.title}
    words = ngettext(
        "%(title)s is on hold for you. %(count)s person is before you.",
        "%(title)s is on hold for you. %(count)s people are before you.",
        ahead,
    )
    return words % {"title": outcome.title, "count": ahead}
