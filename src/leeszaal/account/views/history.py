"""What one has borrowed before, for who wants to see that."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from leeszaal.account.doors import own_act, own_page
from leeszaal.circulation.models import Loan
from leeszaal.patrons.access import logged_in_patron, patron_actor
from leeszaal.patrons.services import set_keeps_history

ON_A_PAGE = 24


@own_page
def history(request: HttpRequest) -> HttpResponse:
    """Show ended loans, the latest first, if one chose to see them."""
    me = logged_in_patron(request)
    ended = Loan.objects.filter(patron=me, returned_at__isnull=False).select_related("item__record")
    shown = ended.order_by("-returned_at") if me.keeps_history else ended.none()
    page = Paginator(shown, ON_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "account/history.html", {"me": me, "page": page})


@own_act
def keep(request: HttpRequest) -> HttpResponse:
    """Choose whether to see ended loans."""
    me = logged_in_patron(request)
    keeps = request.POST.get("keeps") == "yes"
    set_keeps_history(me.pk, patron_actor(me), keeps=keeps, now=timezone.now())
    messages.success(request, _("We show your past loans.") if keeps else _("We show no past loans any more."))
    return redirect("account:history")
