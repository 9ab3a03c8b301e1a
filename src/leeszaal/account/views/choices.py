"""One's own choices: each with the words that it is about, since when, and one button. The same for a child."""

from django.contrib import messages
from django.core.exceptions import BadRequest, PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from leeszaal.account.doors import own_act, own_page, whose, word_of
from leeszaal.catalogue.words import MATERIALS
from leeszaal.circulation.profiling import profile_of
from leeszaal.notices.handling_choices import CONFIRMED_BY_MESSAGE, NoAddressError, say_no, say_yes
from leeszaal.patrons.access import logged_in_patron
from leeszaal.patrons.choosing import can_choose, choices_of
from leeszaal.patrons.models import Interest, Patron
from leeszaal.patrons.queries import children_of
from leeszaal.patrons.services.wishes import INTERESTS, state_interests
from leeszaal.patrons.words import SUBJECTS
from leeszaal.privacy.access import acting_as
from leeszaal.privacy.consents import NotToBeAskedError, consents, why
from leeszaal.privacy.declared import register
from leeszaal.privacy.register import Activity

WRITING = "choices"
"""The database role that writes down what people choose."""
SHOWN = 6


@own_page
def choices(request: HttpRequest) -> HttpResponse:
    """Show what one can say yes or no to, one's interests, and the profile where one said yes to it."""
    me = logged_in_patron(request)
    chosen = set(Interest.objects.filter(patron=me).values_list("subject", flat=True))
    counted = profile_of(me.pk)
    context = {
        "choices": _choices(me),
        "subjects": [(code, words, code in chosen) for code, words in SUBJECTS.items()],
        "genres": counted["genre"].most_common(SHOWN),
        "materials": [(MATERIALS.get(code, code), count) for code, count in counted["material"].most_common(SHOWN)],
    }
    return render(request, "account/choices.html", context)


@own_page
def of_child(request: HttpRequest, child_id: int) -> HttpResponse:
    """Show the choices of a child for whom one answers."""
    me = logged_in_patron(request)
    child = get_object_or_404(children_of(me.pk, timezone.localdate()), pk=child_id)
    return render(request, "account/choices.html", {"choices": _choices(child), "child": child})


@own_act
def say(request: HttpRequest, key: str) -> HttpResponse:
    """Say yes or no to one thing; a no works from this moment."""
    me, now = logged_in_patron(request), timezone.now()
    activity, patron = _activity(key), whose(request, timezone.localdate(now))
    said = request.POST.get("say", "")
    if said not in {"yes", "no"}:
        raise BadRequest
    word = word_of(me, patron)
    try:
        with acting_as(WRITING):
            if said == "yes":
                say_yes(patron, activity, word, now=now)
            else:
                say_no(patron.pk, activity, word, now=now)
    except NotToBeAskedError as error:
        raise PermissionDenied(why(register(), key, _language())) from error
    except NoAddressError:
        messages.error(request, _("We need an e-mail address for this. Add it at My details first."))
    else:
        messages.success(request, _said(said, activity))
    return redirect("account:choices") if patron == me else redirect("account:child_choices", patron.pk)


@own_act
def interests(request: HttpRequest) -> HttpResponse:
    """State what interests one; only for who lets the library use it."""
    me = logged_in_patron(request)
    with acting_as(WRITING):
        if not consents(me.pk, INTERESTS):
            raise PermissionDenied(_("First say yes to e-mails that fit your interests."))
        try:
            state_interests(me.pk, request.POST.getlist("subject"), now=timezone.now())
        except ValueError as error:
            raise BadRequest from error
    messages.success(request, _("We know what interests you."))
    return redirect("account:choices")


def _choices(patron: Patron) -> object:
    return choices_of(patron, _language(), timezone.localdate())


def _activity(key: str) -> Activity:
    activity = register().activities.get(key)
    if activity is None or not can_choose(activity):
        raise Http404
    return activity


def _said(said: str, activity: Activity) -> str:
    if said == "no":
        return _("It stopped, from this moment.")
    if activity.key in CONFIRMED_BY_MESSAGE:
        return _("We sent you an e-mail. It begins once you press the button in it.")
    return _("You said yes. You can take it back at any time.")


def _language() -> str:
    return (get_language() or "nl")[:2]
