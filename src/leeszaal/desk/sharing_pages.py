"""With whom a member shares pages: seen, ended, and agreed to in person at the desk."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from leeszaal.desk.access import desk_page
from leeszaal.login.access import staff_actor
from leeszaal.notices import handling_sharing
from leeszaal.patrons.models import Patron, Share, ShareQuestion
from leeszaal.patrons.problems import NotSharedError, RefusedError
from leeszaal.patrons.shared import standing_shares


@desk_page
@require_http_methods(["GET", "POST"])
def sharing(request: HttpRequest, pk: int) -> HttpResponse:
    """Show with whom a member shares and who asks to; end that, or write down a yes that the member says here."""
    patron = get_object_or_404(Patron, pk=pk)
    if request.method == "POST":
        _carry_out(request, patron)
        return redirect("desk:sharing", pk)
    today = timezone.localdate()
    standing = standing_shares(today).select_related("asker", "sharer")
    questions = ShareQuestion.objects.filter(patron=patron, share__until_on__gte=today).select_related("share__asker")
    context = {
        "patron": patron,
        "given": standing.filter(sharer=patron).order_by("pk"),
        "got": standing.filter(asker=patron).order_by("pk"),
        "questions": questions.order_by("pk"),
    }
    return render(request, "desk/sharing.html", context)


def _carry_out(request: HttpRequest, patron: Patron) -> None:
    actor, now = staff_actor(request), timezone.now()
    share_id, scopes = request.POST.get("share", ""), request.POST.getlist("scopes")
    try:
        share = _of(patron, share_id)
        if "end" in request.POST:
            handling_sharing.end_share(share.pk, actor, now=now)
            messages.success(request, _("It has ended, from this moment."))
        else:
            handling_sharing.accept_share(share.pk, scopes, actor, now=now)
            messages.success(request, _("The yes is written down. Both get a message."))
    except NotSharedError:
        messages.warning(request, _("This had ended already."))
    except RefusedError:
        messages.warning(request, _("Tick at least one thing that the member allows."))


def _of(patron: Patron, share_id: str) -> Share:
    """Give a share of this member, on either side, or one that the member is asked for."""
    found = Share.objects.filter(pk=int(share_id)).first() if share_id.isdecimal() else None
    if found is None:
        raise NotSharedError
    asked = ShareQuestion.objects.filter(share=found, patron=patron).exists()
    if patron.pk not in (found.asker_id, found.sharer_id) and not asked:
        raise NotSharedError
    return found


urlpatterns = [path("patrons/<int:pk>/sharing", sharing, name="sharing")]
