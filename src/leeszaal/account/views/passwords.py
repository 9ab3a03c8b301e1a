"""A forgotten password, a new one by the link in a message, and changing it while logged in."""

from datetime import datetime
from typing import cast

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import PasswordResetConfirmView
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse_lazy
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from leeszaal.account.forms.signing_in import ChangePasswordForm, ChoosePasswordForm, ForgottenForm
from leeszaal.account.views.throttled import TOO_MANY, locked_words
from leeszaal.login.models import User
from leeszaal.login.throttle import LockedOutError, address_of, begin_attempt
from leeszaal.notices.kinds import Kind
from leeszaal.notices.password_letters import queue_password_letter
from leeszaal.patrons.access import patron_of
from leeszaal.patrons.models import Patron
from leeszaal.patrons.queries import patrons_by_identifier
from leeszaal.patrons.services import log_in_of


@never_cache
def forgotten(request: HttpRequest) -> HttpResponse:
    """Send a link to choose a new password. The answer is the same whether or not we know who asks."""
    form = ForgottenForm(request.POST or None)
    if not form.is_valid():
        return render(request, "account/forgotten.html", {"form": form})
    identifier, now = form.cleaned_data["identifier"], timezone.now()
    try:
        begin_attempt("forgotten", identifier, address_of(request), now=now)
    except LockedOutError as locked:
        form.add_error(None, locked_words(locked))
        return render(request, "account/forgotten.html", {"form": form}, status=TOO_MANY)
    _send_links(identifier, now)
    return render(request, "account/forgotten_done.html")


class ChoosePassword(PasswordResetConfirmView):
    """Where the link leads: it works for an hour and once. The token leaves the address bar at once."""

    form_class = ChoosePasswordForm
    template_name = "account/choose_password.html"
    success_url = reverse_lazy("account:login")

    def get_user(self, uidb64: str) -> User | None:
        """Give whose link this is; somebody who left for good meanwhile has none."""
        user = super().get_user(uidb64)
        gone = Patron.objects.filter(user=user, state=Patron.State.ENDED).exists()
        return None if gone or not isinstance(user, User) else user

    def form_valid(self, form: ChoosePasswordForm) -> HttpResponse:  # type: ignore[override]
        """Change the password; every session that was open ends."""
        response = super().form_valid(form)
        messages.success(self.request, _("Your new password is set. Log in with it."))
        return response


@never_cache
@login_required
def change(request: HttpRequest) -> HttpResponse:
    """Change one's own password: other sessions end, this one goes on."""
    form = ChangePasswordForm(cast("User", request.user), request.POST or None)
    if not form.is_valid():
        return render(request, "account/password.html", {"form": form})
    update_session_auth_hash(request, form.save())
    messages.success(request, _("Your password is changed. On other devices you are logged out."))
    return redirect("account:details" if patron_of(request) else "account:login")


def _send_links(identifier: str, now: datetime) -> None:
    for patron in patrons_by_identifier(identifier):
        key = f"password_reset:{patron.pk}:{now:%Y%m%dT%H%M}"
        queue_password_letter(Kind.PASSWORD_RESET, patron.pk, log_in_of(patron.pk), key, now)
