"""Self-service machines: which there are, where they stand, what they are told and may do."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from leeszaal.login.access import staff_required
from leeszaal.login.models import Role, Terminal
from leeszaal.login.terminals import renew_password
from leeszaal.office.terminal_forms import NewTerminalForm, TerminalForm


@staff_required(Role.MANAGER)
def terminals(request: HttpRequest) -> HttpResponse:
    """List the self-service machines, those in use first, branch by branch."""
    found = Terminal.objects.select_related("branch").order_by(
        "-is_active", "branch__position", "branch__name", "name", "login"
    )
    return render(request, "office/terminals.html", {"terminals": found})


@staff_required(Role.MANAGER)
@never_cache
@require_http_methods(["GET", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """Add a machine; its password is in the answer, and nowhere else."""
    form = NewTerminalForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return _show_password(request, *form.add())
    return render(request, "office/terminal.html", {"form": form})


@staff_required(Role.MANAGER)
@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change what a machine is told and may do, or close its log-in."""
    terminal = get_object_or_404(Terminal, pk=pk)
    form = TerminalForm(request.POST or None, instance=terminal)
    if request.method == "POST" and form.is_valid():
        saved = form.save()
        messages.success(request, _("%(name)s is saved.") % {"name": saved.name})
        return redirect("office:terminals")
    return render(request, "office/terminal.html", {"form": form, "terminal": terminal})


@staff_required(Role.MANAGER)
@never_cache
@require_POST
def new_password(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a machine another password; it is in the answer, and nowhere else."""
    terminal = get_object_or_404(Terminal, pk=pk)
    return _show_password(request, terminal, renew_password(terminal))


def _show_password(request: HttpRequest, terminal: Terminal, password: str) -> HttpResponse:
    """Show a password this once. Not after a redirect: that would need a place where it can be read meanwhile."""
    return render(request, "office/terminal_password.html", {"terminal": terminal, "password": password})
