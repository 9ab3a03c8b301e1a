"""The family: whom one may help, who may help oneself, asking for it, saying yes or no, and stopping it."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from leeszaal.account.doors import own_act, own_page
from leeszaal.account.family import family_of, shared_page
from leeszaal.account.forms.family import AcceptForm, AskForm
from leeszaal.account.views.returning import cancelled_hold
from leeszaal.account.views.throttled import TOO_MANY, locked_words
from leeszaal.login.throttle import LockedOutError, address_of, begin_attempt
from leeszaal.notices import handling_sharing
from leeszaal.patrons.access import logged_in_patron, patron_actor
from leeszaal.patrons.forms import show_problems
from leeszaal.patrons.problems import NotSharedError, RefusedError
from leeszaal.patrons.services import Wanted, refuse_share
from leeszaal.patrons.shared import shared_with

UNPROCESSABLE = 422


@own_page
def family(request: HttpRequest) -> HttpResponse:
    """Show whom one may help and who may help oneself, and ask another."""
    form = AskForm(request.POST or None)
    if request.method != "POST":
        return _show(request, form)
    return _ask(request, form) if form.is_valid() else _show(request, form, UNPROCESSABLE)


@own_act
def answer(request: HttpRequest, share_id: int) -> HttpResponse:
    """Say yes or no to somebody who asks."""
    actor, now = patron_actor(logged_in_patron(request)), timezone.now()
    form = AcceptForm(request.POST)
    try:
        if "no" in request.POST:
            refuse_share(share_id, actor, now=now)
            messages.success(request, _("You said no. Nothing is shared, and nobody is told."))
        elif form.is_valid():
            typed = form.cleaned_data
            handling_sharing.accept_share(share_id, typed["scopes"], actor, now=now, until_on=typed["until_on"])
            messages.success(request, _("You said yes. You can stop it here at any moment."))
        else:
            messages.warning(request, _("Tick at least one thing that you allow, or say no."))
    except NotSharedError as error:
        raise Http404 from error
    except RefusedError:
        messages.warning(request, _("Choose a day that is still to come."))
    return redirect("account:family")


@own_act
def stop(request: HttpRequest, share_id: int) -> HttpResponse:
    """Stop sharing at once, from either side; or take a request back."""
    try:
        handling_sharing.end_share(share_id, patron_actor(logged_in_patron(request)), now=timezone.now())
    except NotSharedError:
        messages.warning(request, _("This had ended already."))
    else:
        messages.success(request, _("It has ended, from this moment."))
    return redirect("account:family")


@own_page
def shared(request: HttpRequest, person_id: int) -> HttpResponse:
    """Show what another shares with one."""
    me, today = logged_in_patron(request), timezone.localdate()
    share = get_object_or_404(shared_with(me.pk, today), sharer_id=person_id)
    page = shared_page(me.pk, share, today)
    if page is None:
        raise Http404
    return render(request, "account/shared.html", {"page": page, "me": me, "cancelled": cancelled_hold(request)})


def _ask(request: HttpRequest, form: AskForm) -> HttpResponse:
    me, now, typed = logged_in_patron(request), timezone.now(), form.cleaned_data
    wanted = Wanted(typed["card_number"], typed["born_on"], typed["called"], typed["scopes"])
    try:
        begin_attempt("share", str(me.pk), address_of(request), now=now)
        handling_sharing.ask_to_share(me.pk, wanted, patron_actor(me), now=now)
    except LockedOutError as locked:
        form.add_error(None, locked_words(locked))
        return _show(request, form, TOO_MANY)
    except RefusedError as refused:
        show_problems(form, refused)
        return _show(request, form, UNPROCESSABLE)
    messages.success(
        request, _("We asked. If card number and date of birth are right, the other gets a message and decides.")
    )
    return redirect("account:family")


def _show(request: HttpRequest, form: AskForm, status: int = 200) -> HttpResponse:
    me, today = logged_in_patron(request), timezone.localdate()
    page = family_of(me, today)
    answers = [
        (asked, AcceptForm(initial={"scopes": share.scopes}, auto_id=f"id_{share.pk}_%s"))
        for asked in page.asked
        for share in [asked.question.share]
    ]
    return render(request, "account/family.html", {"page": page, "answers": answers, "form": form}, status=status)
