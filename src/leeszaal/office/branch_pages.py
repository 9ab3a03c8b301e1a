"""Branches: what they are called, when they are open, and on which days they are not."""

from datetime import timedelta

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from leeszaal.branches.models import Branch, ClosingDay
from leeszaal.branches.services import OverlappingHours, close_on, open_again_on, set_opening_hours
from leeszaal.login.access import staff_required
from leeszaal.login.models import Role
from leeszaal.office.branch_forms import BranchForm, ClosingDayForm, HoursForm
from leeszaal.office.roles import is_manager

SHOWN_BACK = timedelta(days=31)


@staff_required()
def branches(request: HttpRequest) -> HttpResponse:
    """List the branches with their opening hours."""
    found = Branch.objects.prefetch_related("opening_hours")
    return render(request, "office/branches.html", {"branches": found, "may_edit": is_manager(request)})


@staff_required(Role.MANAGER)
@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    """Make a branch or change its details."""
    branch = get_object_or_404(Branch, pk=pk) if pk else None
    form = BranchForm(request.POST or None, instance=branch)
    if request.method == "POST" and form.is_valid():
        saved = form.save()
        messages.success(request, _("%(name)s is saved.") % {"name": saved.name})
        return redirect("office:branches") if branch else redirect("office:hours", saved.pk)
    return render(request, "office/branch.html", {"form": form, "branch": branch})


@staff_required(Role.MANAGER)
@require_http_methods(["GET", "POST"])
def hours(request: HttpRequest, pk: int) -> HttpResponse:
    """Change the weekly opening hours of a branch."""
    branch = get_object_or_404(Branch, pk=pk)
    form = HoursForm(request.POST or None, branch=branch)
    if request.method == "POST" and form.is_valid():
        try:
            set_opening_hours(branch, form.stretches())
        except OverlappingHours as overlap:
            form.say_overlap(overlap.weekday)
        else:
            messages.success(request, _("The opening hours of %(name)s are saved.") % {"name": branch.name})
            return redirect("office:branches")
    return render(request, "office/hours.html", {"form": form, "branch": branch})


@staff_required(Role.MANAGER)
@require_http_methods(["GET", "POST"])
def closing_days(request: HttpRequest) -> HttpResponse:
    """List the closing days to come, and add one."""
    form = ClosingDayForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        close_on(form.cleaned_data["branch"], form.cleaned_data["closed_on"], form.cleaned_data["reason"])
        messages.success(request, _("The closing day is saved. New due dates keep clear of it."))
        return redirect("office:closing_days")
    days = ClosingDay.objects.filter(closed_on__gte=timezone.localdate() - SHOWN_BACK).select_related("branch")
    return render(request, "office/closing_days.html", {"form": form, "days": days})


@staff_required(Role.MANAGER)
@require_POST
def open_again(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a closing day back."""
    open_again_on(get_object_or_404(ClosingDay, pk=pk))
    messages.success(request, _("The closing day is taken back."))
    return redirect("office:closing_days")
