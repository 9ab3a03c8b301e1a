"""Writing mailings: the words, what it will look like, who gets it and why each person is in, and letting it go.

People are counted and told by number: for writing to them it need not be known who they are.
"""

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from leeszaal.login.access import staff_required
from leeszaal.login.models import Role
from leeszaal.notices.mailings.addressees import addressees
from leeszaal.notices.mailings.composing import preview
from leeszaal.notices.mailings.writing import AlreadyReleasedError, release, save_mailing
from leeszaal.office.mailing_forms import MailingForm, for_whom_choices, key_of
from leeszaal.office.roles import is_manager
from leeszaal.patrons.models import Mailing
from leeszaal.privacy.consents.reasons import Reason, reasons_for

SHOWN = 50


@dataclass(frozen=True, slots=True)
class Reach:
    """Who gets a mailing if it leaves now: how many, and why each of the first of them is in."""

    count: int
    reasons: tuple[Reason, ...]


@staff_required(Role.MANAGER, Role.PRIVACY)
@require_safe
def newsletters(request: HttpRequest) -> HttpResponse:
    """List the mailings, the latest first."""
    words = {key: said for _group, choices in for_whom_choices() for key, said in choices}
    told = [(mailing, words.get(key_of(mailing), mailing.activity)) for mailing in Mailing.objects.all()[:SHOWN]]
    return render(request, "office/newsletters.html", {"told": told, "may_edit": is_manager(request)})


@staff_required(Role.MANAGER)
@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    """Write a mailing, or change one that was not let go yet."""
    mailing = get_object_or_404(Mailing, pk=pk, released_at=None) if pk else Mailing()
    form = MailingForm(request.POST or None, instance=mailing)
    if request.method == "POST" and form.is_valid():
        kept = save_mailing(form.mailing(), now=timezone.now())
        return redirect("office:newsletter", kept.pk)
    context = {"form": form, "mailing": mailing}
    return render(request, "office/newsletter_form.html", context, status=200 if request.method == "GET" else 422)


@staff_required(Role.MANAGER, Role.PRIVACY)
@require_safe
def newsletter(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a mailing as it will look, who gets it and why; or, once it left, how many that were."""
    mailing = get_object_or_404(Mailing, pk=pk)
    previews = [(code, *preview(mailing, code)) for code in ("nl", "en")]
    context = {"mailing": mailing, "previews": previews, "may_edit": is_manager(request)}
    if mailing.released_at is None:
        context["reach"] = _reach(mailing)
    return render(request, "office/newsletter.html", context)


@staff_required(Role.MANAGER)
@require_POST
def send(request: HttpRequest, pk: int) -> HttpResponse:
    """Let a mailing go."""
    get_object_or_404(Mailing, pk=pk)
    try:
        release(pk, now=timezone.now())
    except AlreadyReleasedError:
        messages.error(request, _("This mailing left already."))
    else:
        messages.success(request, _("It is being sent now. Who says no in the meantime does not get it."))
    return redirect("office:newsletter", pk)


def _reach(mailing: Mailing) -> Reach:
    people = addressees(mailing.activity, mailing.part)
    return Reach(len(people), reasons_for(mailing.activity, people[:SHOWN]))


urlpatterns = [
    path("newsletters/", newsletters, name="newsletters"),
    path("newsletters/new", edit, name="new_newsletter"),
    path("newsletters/<int:pk>/", newsletter, name="newsletter"),
    path("newsletters/<int:pk>/edit", edit, name="edit_newsletter"),
    path("newsletters/<int:pk>/send", send, name="send_newsletter"),
]
