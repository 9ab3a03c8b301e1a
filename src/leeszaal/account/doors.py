"""Who may open one's own pages, and that no page of them stays behind on a shared computer."""

from datetime import date

from django.http import Http404, HttpRequest
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from leeszaal.login.access import View
from leeszaal.patrons.access import logged_in_patron, patron_required
from leeszaal.patrons.models import Patron, Share
from leeszaal.patrons.queries import children_of
from leeszaal.patrons.shared import is_allowed
from leeszaal.privacy.consents import Word
from leeszaal.privacy.models import ConsentLine


def own_page(view: View) -> View:
    """Show a page to a logged-in patron only, and never from a cache."""
    return never_cache(patron_required(view))


def own_act(view: View) -> View:
    """Let a logged-in patron do something, by POST."""
    return require_POST(own_page(view))


def whose(request: HttpRequest, today: date, scope: Share.Scope | None = None) -> Patron:
    """Give the patron for whom something is done: oneself, or who is named in the form's field ``for``.

    That is a child, and for what can be shared also who shares it. Raises Http404 for anybody else.
    """
    me = logged_in_patron(request)
    wanted = request.POST.get("for", "")
    if wanted in ("", str(me.pk)):
        return me
    found = _other(me.pk, int(wanted), today, scope) if wanted.isdecimal() else None
    if found is None:
        raise Http404
    return found


def _other(asker_id: int, patron_id: int, today: date, scope: Share.Scope | None) -> Patron | None:
    if scope is None:
        return children_of(asker_id, today).filter(pk=patron_id).first()
    return Patron.objects.get(pk=patron_id) if is_allowed(scope, asker_id, patron_id, today) else None


def word_of(me: Patron, patron: Patron) -> Word:
    """Give how who is logged in says yes or no on the own page: for oneself, or as guardian for a child."""
    language = (get_language() or "nl")[:2]
    return Word(ConsentLine.How.OWN_PAGE, language, guardian_id=None if me.pk == patron.pk else me.pk)
