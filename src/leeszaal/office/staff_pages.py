"""Staff: who works here, with which roles, at which branch."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from leeszaal.login.access import staff_actor, staff_required
from leeszaal.login.models import Role, StaffMember
from leeszaal.login.services import NotAllowedError, reset_second_factor
from leeszaal.office.staff_forms import NewStaffForm, StaffForm


@staff_required(Role.MANAGER)
def staff(request: HttpRequest) -> HttpResponse:
    """List everyone who works here."""
    members = StaffMember.objects.select_related("user", "branch").order_by("-user__is_active", "name")
    return render(request, "office/staff.html", {"members": members})


@staff_required(Role.MANAGER)
@require_http_methods(["GET", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """Give somebody a log-in; the second factor is set up at the first one."""
    form = NewStaffForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        member = form.save()
        messages.success(request, _("%(name)s can log in now.") % {"name": member.name})
        return redirect("office:staff")
    return render(request, "office/staff_member.html", {"form": form})


@staff_required(Role.MANAGER)
@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change somebody's roles or branch, or close the log-in."""
    member = get_object_or_404(StaffMember.objects.select_related("user"), pk=pk)
    form = StaffForm(request.POST or None, member=member, editor_id=staff_actor(request).id)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("%(name)s is saved.") % {"name": member.name})
        return redirect("office:staff")
    return render(request, "office/staff_member.html", {"form": form, "member": member})


@staff_required(Role.MANAGER)
@require_POST
def reset(request: HttpRequest, pk: int) -> HttpResponse:
    """Take away a second factor, when a telephone is lost."""
    try:
        reset_second_factor(pk, staff_actor(request))
    except NotAllowedError:
        messages.error(request, _("Another manager has to reset your own second step."))
    else:
        messages.success(request, _("The second step is reset. It is set up anew at the next log-in."))
    return redirect("office:staff_member", pk=pk)
