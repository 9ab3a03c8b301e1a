"""The second step of staff: a code from the authenticator app, or setting that app up at the first log-in."""

from datetime import datetime

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from leeszaal.account.forms.signing_in import CodeForm
from leeszaal.account.views.signing_in import staff_home
from leeszaal.account.views.throttled import locked_words
from leeszaal.login import first_step, second_step
from leeszaal.login.models import StaffMember
from leeszaal.login.sessions import open_session
from leeszaal.login.throttle import LockedOutError, address_of, begin_attempt, succeeded

_BACKEND = "leeszaal.login.signing_in.StaffBackend"


@never_cache
def code(request: HttpRequest) -> HttpResponse:
    """Ask for the code, and open the session when it is right."""
    now = timezone.now()
    staff = first_step.staff_in_between(request, now=now)
    if staff is None or not staff.totp_secret:
        return redirect("account:login")
    form = CodeForm(request.POST or None)
    if form.is_valid():
        try:
            accepted = _accept(request, staff, form.cleaned_data["code"], now)
        except LockedOutError as locked:
            form.add_error("code", locked_words(locked))
        else:
            if accepted:
                return redirect(_enter(request, staff, now))
            form.add_error("code", _("This code is not right, or was used already. Wait for the next one."))
    return render(request, "account/code.html", {"form": form})


@never_cache
def set_up(request: HttpRequest) -> HttpResponse:
    """Show a new secret and ask for a code that proves it is in the app; then show the recovery codes, once."""
    now = timezone.now()
    staff = first_step.staff_in_between(request, now=now)
    if staff is None or staff.totp_secret:
        return redirect("account:login")
    secret = first_step.kept_secret(request) or second_step.propose_secret()
    form = CodeForm(request.POST or None)
    if form.is_valid():
        codes = second_step.confirm_second_factor(staff.pk, secret, form.cleaned_data["code"], now=now)
        if codes:
            context = {"codes": codes, "onward": _enter(request, staff, now)}
            return render(request, "account/recovery_codes.html", context)
        form.add_error("code", _("This code is not right. Is the clock of your telephone right?"))
    first_step.keep_secret(request, secret)
    return render(request, "account/set_up.html", {"form": form, "secret": _in_fours(secret), "qr": _qr(staff, secret)})


def _accept(request: HttpRequest, staff: StaffMember, typed: str, now: datetime) -> bool:
    attempt = begin_attempt("code", str(staff.pk), address_of(request), now=now)
    accepted = second_step.accept_code(staff.pk, typed, now=now) or second_step.accept_recovery_code(
        staff.pk, typed, now=now
    )
    if accepted:
        succeeded(attempt)
    return accepted


def _enter(request: HttpRequest, staff: StaffMember, now: datetime) -> str:
    onward = first_step.next_url(request) or staff_home(staff)
    open_session(request, staff.user, _BACKEND, kind="staff", now=now)
    return onward


def _qr(staff: StaffMember, secret: str) -> str:
    uri = second_step.provisioning_uri(secret, staff.user.username, settings.LIBRARY_NAME)
    return mark_safe(second_step.qr_svg(uri))  # noqa: S308  our own drawing, of squares only


def _in_fours(secret: str) -> str:
    return " ".join(secret[start : start + 4] for start in range(0, len(secret), 4))
