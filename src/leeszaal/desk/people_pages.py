"""Patrons at the desk: become a member, change details, cards, memberships, blocks and guardians."""

from collections.abc import Callable
from dataclasses import replace

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from leeszaal.charges import contributions
from leeszaal.desk.access import desk_page, staff_at
from leeszaal.desk.note_pages import NoteForm
from leeszaal.desk.people_forms import (
    BlockForm,
    CompleteForm,
    DeskPersonForm,
    GuardianForm,
    NewPatronForm,
    initial_person,
)
from leeszaal.desk.reasons_asked import serving
from leeszaal.login.access import staff_actor
from leeszaal.patrons import queries, services
from leeszaal.patrons.forms import details_from, show_problems
from leeszaal.patrons.models import Patron
from leeszaal.patrons.problems import RefusedError
from leeszaal.patrons.rules.membership import is_guarded
from leeszaal.patrons.words import PROBLEMS


@desk_page
def pending(request: HttpRequest) -> HttpResponse:
    """List who enrolled online and waits for the desk."""
    return render(request, "desk/pending.html", {"patrons": queries.pending_patrons()})


@desk_page
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Make somebody a member at once."""
    form = NewPatronForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        typed, branch_id = form.cleaned_data, staff_at(request).branch_id
        try:
            enrolled = contributions.register_patron(
                details_from(typed),
                form.wish(branch_id),
                staff_actor(request),
                identity_seen=typed["identity_seen"],
                now=timezone.now(),
                card_number=typed["card_number"],
            )
        except RefusedError as refused:
            show_problems(form, refused)
        else:
            serving(request, enrolled.patron.pk)
            messages.success(request, _("Welcome! The card can be used at once."))
            return redirect("desk:patron", enrolled.patron.pk)
    return render(request, "desk/new_patron.html", {"form": form})


@desk_page
@require_http_methods(["GET", "POST"])
def complete(request: HttpRequest, pk: int) -> HttpResponse:
    """Complete an enrolment that began online."""
    patron = get_object_or_404(Patron, pk=pk)
    form = CompleteForm(request.POST or None, patron=patron)
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        try:
            contributions.complete_enrolment(
                pk,
                staff_actor(request),
                identity_seen=typed["identity_seen"],
                now=timezone.now(),
                kind_id=typed["kind"],
                card_number=typed["card_number"],
            )
        except RefusedError as refused:
            show_problems(form, refused)
        else:
            messages.success(request, _("Welcome! The card can be used at once."))
            return redirect("desk:patron", pk)
    known = queries.details_of(patron)
    return render(request, "desk/complete.html", {"form": form, "patron": patron, "details": known})


@desk_page
@require_http_methods(["GET", "POST"])
def details(request: HttpRequest, pk: int) -> HttpResponse:
    """Show and change what is known about a patron, with cards, memberships, blocks and family."""
    patron = get_object_or_404(Patron.objects.select_related("category", "home_branch"), pk=pk)
    known = queries.details_of(patron)
    form = DeskPersonForm(request.POST or None, initial=initial_person(known))
    if request.method == "POST" and form.is_valid():
        typed = details_from(form.cleaned_data)
        try:
            wanted = replace(typed, phones=(*typed.phones, *known.phones[1:]), country=known.country)
            services.change_details(pk, wanted, staff_actor(request), now=timezone.now())
        except RefusedError as refused:
            show_problems(form, refused)
        else:
            messages.success(request, _("The details are saved."))
            if is_guarded(wanted.born_on, timezone.localdate()) and not queries.guardians_of(pk).exists():
                messages.warning(request, _("Somebody under sixteen needs a parent or guardian: add one under Family."))
                return redirect("desk:details", pk)
            return redirect("desk:patron", pk)
    today = timezone.localdate()
    context = {
        "patron": patron,
        "form": form,
        "cards": patron.cards.order_by("-issued_on", "-pk"),
        "memberships": patron.memberships.select_related("kind").order_by("-starts_on"),
        "blocks": queries.standing_blocks(pk, today),
        "guardians": queries.guardians_of(pk),
        "children": queries.children_of(pk, today),
        "changes": queries.changes_of(pk)[:20],
        "block_form": BlockForm(),
        "guardian_form": GuardianForm(),
        "notes": queries.notes_of(pk),
        "note_form": NoteForm(auto_id="note_%s"),
    }
    return render(request, "desk/details.html", context)


@desk_page
@require_POST
def card_lost(request: HttpRequest, pk: int) -> HttpResponse:
    """Stop a lost card from working."""
    return _do(request, pk, _("The card no longer works."), services.report_card_lost)


@desk_page
@require_POST
def replace_card(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a new card; the old number is refused from now on."""
    number = request.POST.get("card_number", "")[:40]
    return _do(request, pk, _("The new card can be used."), services.replace_card, number=number)


@desk_page
@require_POST
def renew_membership(request: HttpRequest, pk: int) -> HttpResponse:
    """Add the next membership, and charge its contribution."""
    return _do(request, pk, _("The membership is renewed."), contributions.renew_membership)


@desk_page
@require_POST
def end_membership(request: HttpRequest, pk: int) -> HttpResponse:
    """End a membership for good."""
    return _do(request, pk, _("The membership has ended."), services.end_membership)


@desk_page
@require_POST
def block(request: HttpRequest, pk: int) -> HttpResponse:
    """Stop a patron from borrowing for now."""
    form = BlockForm(request.POST)
    if not form.is_valid():
        return _say_wrong(request, pk, form)
    typed = form.cleaned_data
    return _do(
        request,
        pk,
        _("The block is set."),
        lambda patron_id, actor, now: services.set_block(
            patron_id, typed["reason"], actor, now=now, note=typed["note"], until_on=typed["until_on"]
        ),
    )


@desk_page
@require_POST
def lift_block(request: HttpRequest, pk: int, block_id: int) -> HttpResponse:
    """Let a patron borrow again."""
    return _do(
        request,
        pk,
        _("The block is lifted."),
        lambda _patron_id, actor, now: services.lift_block(block_id, actor, now=now),
    )


@desk_page
@require_POST
def add_guardian(request: HttpRequest, pk: int) -> HttpResponse:
    """Let an adult patron answer for a child."""
    form = GuardianForm(request.POST)
    if not form.is_valid():
        return _say_wrong(request, pk, form)
    return _do(
        request,
        pk,
        _("The guardian is added."),
        lambda child_id, actor, now: services.add_guardian(child_id, form.cleaned_data["card"], actor, now=now),
    )


@desk_page
@require_POST
def remove_guardian(request: HttpRequest, pk: int, guardian_id: int) -> HttpResponse:
    """End a guardianship."""
    return _do(
        request,
        pk,
        _("The guardian is taken away."),
        lambda child_id, actor, now: services.remove_guardian(child_id, guardian_id, actor, now=now),
    )


def _do(request: HttpRequest, pk: int, success: str, verb: Callable[..., object], **values: object) -> HttpResponse:
    """Do one thing with a patron and say how it went."""
    get_object_or_404(Patron, pk=pk)
    try:
        verb(pk, staff_actor(request), now=timezone.now(), **values)
    except RefusedError as refused:
        for problem in refused.problems.values():
            messages.error(request, str(PROBLEMS[problem]))
    else:
        messages.success(request, success)
    return redirect("desk:details", pk)


def _say_wrong(request: HttpRequest, pk: int, form: forms.Form) -> HttpResponse:
    for errors in form.errors.values():
        for error in errors:
            messages.error(request, str(error))
    return redirect("desk:details", pk)
