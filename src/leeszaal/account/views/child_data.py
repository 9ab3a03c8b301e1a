"""The data of a child under sixteen: what a parent or guardian may ask for it.

What could go wrong: a child is known better by its own page than it wants to be. So from the age that the register sets
no package for a guardian tells what the child reads; to put data under lock or to erase them is asked here and done by
staff, who hear the child; and whatever is asked stands on the child's own page too.
"""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from leeszaal.account.doors import own_act, own_page
from leeszaal.account.forms.rights import ObjectForm
from leeszaal.account.views.data import ROLE, as_download
from leeszaal.notices import handling_limits, handling_requests
from leeszaal.patrons.access import logged_in_patron, patron_actor
from leeszaal.patrons.models import Patron
from leeszaal.patrons.queries import children_of
from leeszaal.patrons.request_forms import ChildWishForm, show_request_problems
from leeszaal.patrons.rules.sharing import keeps_reading
from leeszaal.privacy.access import acting_as
from leeszaal.privacy.declared import register
from leeszaal.privacy.law import Right
from leeszaal.privacy.models import IdentityCheck, RightsRequest
from leeszaal.privacy.requests.asking import requests_by
from leeszaal.privacy.requests.problems import RequestError
from leeszaal.privacy.rights.access import Asked
from leeszaal.privacy.rights.package import access_files, portability_files

CARRYING_OUT = "retention"
"""The database role that carries out what the register says."""
_LOGGED_IN = IdentityCheck.How.LOGGED_IN


@own_page
def data(request: HttpRequest, child_id: int) -> HttpResponse:
    """Show what one can ask for a child, take a request in, and list those one made."""
    me, child = logged_in_patron(request), _child(request, child_id)
    form = ChildWishForm(request.POST or None)
    if form.is_valid():
        try:
            _ask(child, form, me)
        except RequestError as refused:
            show_request_problems(form, refused)
        else:
            messages.success(request, _("We have your request. You also get a message about it."))
            return redirect("account:child_data", child.pk)
    with acting_as(ROLE, child.pk):
        asked = list(requests_by(me.pk, child.pk))
    context = {"child": child, "form": form, "requests": asked, "keeps_reading": _keeps_reading(child)}
    return render(request, "account/child_data.html", context | {"object_form": ObjectForm(language=_language())})


@own_act
def take_everything(request: HttpRequest, child_id: int) -> HttpResponse:
    """Make the package of a child, without what the child keeps to itself."""
    return _package(request, child_id, Right.ACCESS, access_files)


@own_act
def take_along(request: HttpRequest, child_id: int) -> HttpResponse:
    """Make the files to take to another organisation, in the same way."""
    return _package(request, child_id, Right.PORTABILITY, portability_files)


@own_act
def object_(request: HttpRequest, child_id: int) -> HttpResponse:
    """Object to an activity for a child; it stops at once."""
    me, child = logged_in_patron(request), _child(request, child_id)
    form = ObjectForm(request.POST, language=_language())
    if form.is_valid():
        typed, actor, now = form.cleaned_data, patron_actor(me), timezone.now()
        with acting_as(CARRYING_OUT):
            handling_limits.object_to(child.pk, typed["activity"], actor, _LOGGED_IN, now=now, because=typed["because"])
        messages.success(request, _("From now on we no longer do this with these data."))
    else:
        messages.error(request, _("Choose first what you object to."))
    return redirect("account:child_data", child.pk)


def _child(request: HttpRequest, child_id: int) -> Patron:
    """Give the child, of one's own and under sixteen today; nobody else is found."""
    return get_object_or_404(children_of(logged_in_patron(request).pk, timezone.localdate()), pk=child_id)


def _keeps_reading(child: Patron) -> bool:
    return keeps_reading(child.born_on, timezone.localdate(), register().library.own_reading_from)


def _ask(child: Patron, form: ChildWishForm, me: Patron) -> None:
    typed = form.cleaned_data
    handling_requests.take_in(
        typed["right"],
        child.pk,
        RightsRequest.Intake.OWN_PAGE,
        patron_actor(me),
        now=timezone.now(),
        wish=typed["wish"],
        how=_LOGGED_IN,
    )


def _package(
    request: HttpRequest, child_id: int, right: Right, make: Callable[[Asked], dict[str, bytes]]
) -> HttpResponse:
    me, child, now = logged_in_patron(request), _child(request, child_id), timezone.now()
    asked = Asked(child.pk, _language(), now, timezone.localdate(now), keeps_reading=_keeps_reading(child))
    with acting_as(ROLE, child.pk):
        files = make(asked)
    handling_requests.hand_over_at_once(right, child.pk, patron_actor(me), now=now)
    return as_download(files, right, asked)


def _language() -> str:
    return (get_language() or "nl")[:2]
