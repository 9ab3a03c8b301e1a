"""One's own details: seen, changed, and a new e-mail address confirmed."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from leeszaal.account.doors import own_page
from leeszaal.account.forms.details import DetailsForm, initial_values
from leeszaal.notices.kinds import Kind
from leeszaal.notices.services import queue_notice
from leeszaal.patrons import services
from leeszaal.patrons.access import logged_in_patron, patron_actor
from leeszaal.patrons.details import Details
from leeszaal.patrons.forms import show_problems
from leeszaal.patrons.models import EmailCheck, Patron
from leeszaal.patrons.problems import RefusedError
from leeszaal.patrons.queries import details_of


@own_page
def details(request: HttpRequest) -> HttpResponse:
    """Show one's details and take changes."""
    me = logged_in_patron(request)
    known = details_of(me)
    form = DetailsForm(request.POST or None, initial=initial_values(known))
    if form.is_valid():
        try:
            waits = _change(me, form.new_details(known))
        except RefusedError as refused:
            show_problems(form, refused)
        else:
            messages.success(request, _("Your details are saved."))
            if waits:
                messages.info(request, _("We sent a message to your new e-mail address. Confirm it from there."))
            return redirect("account:details")
    waiting = EmailCheck.objects.filter(patron=me).first()
    return render(request, "account/details.html", {"form": form, "me": me, "waiting": waiting})


@never_cache
def confirm_email(request: HttpRequest, token: str) -> HttpResponse:
    """Where the link in the message leads. A button confirms, for programs that look at mail follow links too."""
    if request.method != "POST":
        return render(request, "account/confirm_email.html")
    if services.confirm_email(token, now=timezone.now()):
        messages.success(request, _("Your new e-mail address is in use now."))
    else:
        messages.warning(request, _("This link is too old or was used already. Change your address again."))
    return redirect("account:details")


@transaction.atomic
def _change(me: Patron, new: Details) -> bool:
    """Change the details; tell whether a new e-mail address waits to be confirmed."""
    now = timezone.now()
    check = services.change_details(me.pk, new, patron_actor(me), now=now)
    if check is None:
        return False
    key = f"email_check:{check.pk}:{now:%Y%m%dT%H%M%S%f}"
    queue_notice(Kind.EMAIL_CHECK, me.pk, {"email_check": check.pk}, key, now)
    return True
