"""Who may open one's own pages, and that no page of them stays behind on a shared computer."""

from datetime import date

from django.http import Http404, HttpRequest
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from leeszaal.login.access import View
from leeszaal.patrons.access import logged_in_patron, patron_required
from leeszaal.patrons.models import Patron
from leeszaal.patrons.queries import children_of


def own_page(view: View) -> View:
    """Show a page to a logged-in patron only, and never from a cache."""
    return never_cache(patron_required(view))


def own_act(view: View) -> View:
    """Let a logged-in patron do something, by POST."""
    return require_POST(own_page(view))


def whose(request: HttpRequest, today: date) -> Patron:
    """Give the patron for whom something is done: oneself, or the child named in the form's field ``for``.

    Raises Http404 for anybody else.
    """
    me = logged_in_patron(request)
    wanted = request.POST.get("for", "")
    if wanted in ("", str(me.pk)):
        return me
    child = children_of(me.pk, today).filter(pk=int(wanted)).first() if wanted.isdecimal() else None
    if child is None:
        raise Http404
    return child
