"""One door for everybody: identifier and password. Staff go on to the second step before they have any rights."""

from datetime import datetime

from django.contrib import messages
from django.contrib.auth import authenticate
from django.contrib.auth import logout as end_session
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from leeszaal.account.forms.signing_in import LoginForm
from leeszaal.account.views.throttled import TOO_MANY, locked_words
from leeszaal.login import first_step
from leeszaal.login.access import staff_of
from leeszaal.login.models import Role, StaffMember, User
from leeszaal.login.rules.roles import may
from leeszaal.login.sessions import open_session
from leeszaal.login.throttle import LockedOutError, address_of, begin_attempt, succeeded


@never_cache
@sensitive_post_parameters("password")
def login(request: HttpRequest) -> HttpResponse:
    """Ask who it is; what was wrong is never told apart, an unknown name from a wrong password."""
    if request.user.is_authenticated:
        return redirect(home_of(request))
    next_url = own_address(request, request.POST.get("next") or request.GET.get("next") or "")
    form = LoginForm(request.POST or None)
    status = HttpResponse.status_code
    if form.is_valid():
        try:
            user = _user(request, form, timezone.now())
        except LockedOutError as locked:
            form.add_error(None, locked_words(locked))
            status = TOO_MANY
        else:
            if user:
                return _let_in(request, user, next_url, timezone.now())
            form.add_error(None, _("This name and password do not belong together. Try again."))
    return render(request, "account/login.html", {"form": form, "next": next_url}, status=status)


@require_POST
def logout(request: HttpRequest) -> HttpResponse:
    """End the session and forget everything in it."""
    end_session(request)
    messages.success(request, _("You are logged out."))
    return redirect("account:login")


def own_address(request: HttpRequest, address: str) -> str:
    """Give an address to go on to when it is one of ours, else nothing."""
    ours = url_has_allowed_host_and_scheme(address, {request.get_host()}, require_https=request.is_secure())
    return address if ours else ""


def home_of(request: HttpRequest) -> str:
    """Give the page where somebody who is logged in starts."""
    staff = staff_of(request)
    return reverse("account:home") if staff is None else staff_home(staff)


def staff_home(staff: StaffMember) -> str:
    """Give the page where a staff member starts: the desk, or the office for who has no desk."""
    return reverse("desk:home" if may(staff.roles, {Role.DESK}) else "office:home")


def _user(request: HttpRequest, form: LoginForm, now: datetime) -> User | None:
    """Give whose name and password these are. Raises LockedOutError."""
    attempt = begin_attempt("password", form.cleaned_data["identifier"], address_of(request), now=now)
    user = authenticate(request, **form.cleaned_data)
    if not isinstance(user, User):
        return None
    succeeded(attempt)
    return user


def _let_in(request: HttpRequest, user: User, next_url: str, now: datetime) -> HttpResponse:
    staff = getattr(user, "staff", None)
    if staff is not None:
        first_step.remember(request, user, next_url, now=now)
        return redirect("account:code" if staff.totp_secret else "account:set_up")
    open_session(request, user, user.backend, kind="patron", now=now)
    return redirect(next_url or "account:home")
