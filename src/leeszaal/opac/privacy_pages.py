"""The privacy statement, made from the register: whole, in short, for children, and as it was before."""

from itertools import zip_longest

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import path
from django.utils import timezone, translation
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from leeszaal.opac import statement_parts
from leeszaal.opac.views.public import public_page
from leeszaal.privacy.claims import claimed
from leeszaal.privacy.declared import register
from leeszaal.privacy.models import StatementVersion
from leeszaal.privacy.register.words import LANGUAGES
from leeszaal.privacy.statement import news, versions
from leeszaal.privacy.statement.differences import Part
from leeszaal.privacy.statement.live import standings

_SECONDS_A_DAY = 24 * 3600


@public_page
def privacy(request: HttpRequest) -> HttpResponse:
    """Show the statement in the reader's language, with the terms that hold today and how each promise stands."""
    declared, language, now = register(), _language(), timezone.now()
    found = tuple(standings(declared, claimed(), language, now))
    body = statement_parts.body(declared, claimed(), language, timezone.localdate(now), found)
    context = {"content": statement_parts.today(declared, claimed(), language), "body": body, "version": _latest()}
    return render(request, "opac/statement.html", context)


@public_page
def short(request: HttpRequest) -> HttpResponse:
    """Show on one sheet what matters most; each line leads to the whole story."""
    context = {"content": statement_parts.today(register(), claimed(), _language()), "version": _latest()}
    return render(request, "opac/statement_short.html", context)


@public_page
def children(request: HttpRequest) -> HttpResponse:
    """Tell it to children of 8 to 12, with a picture at each."""
    content = statement_parts.today(register(), claimed(), _language())
    context = {"content": content, "tales": statement_parts.tales(content)}
    return render(request, "opac/statement_children.html", context)


@public_page
def all_versions(request: HttpRequest) -> HttpResponse:
    """List every version with its date and what it changed."""
    kept = list(StatementVersion.objects.defer("content"))
    told = [(made, _parts(old, made)) for made, old in zip_longest(kept, kept[1:])]
    return render(request, "opac/statement_versions.html", {"told": told})


@public_page
def version(request: HttpRequest, number: int) -> HttpResponse:
    """Show the statement as it was, and what changed with it."""
    shown = get_object_or_404(StatementVersion.objects.defer("content"), number=number)
    before = StatementVersion.objects.defer("content").filter(number=number - 1).first()
    context = {
        "version": shown,
        "before": before,
        "parts": _parts(before, shown),
        "latest": _latest(),
        "body": statement_parts.body_of_version(shown, _language()),
    }
    return render(request, "opac/statement_version.html", context)


@public_page
def changes(request: HttpRequest, number: int, since: int) -> HttpResponse:
    """Show what changed from one version to a later one."""
    if since >= number:
        raise Http404
    kept = StatementVersion.objects.defer("content")
    old, new = (get_object_or_404(kept, number=n) for n in (since, number))
    return render(request, "opac/statement_changes.html", {"old": old, "new": new, "parts": _parts(old, new)})


# Exempt, so that pages for everyone set no cookie before it is needed: a forged post could close a banner, no more.
@csrf_exempt
@require_POST
def seen(request: HttpRequest) -> HttpResponse:
    """Close the banner for as long as it is news: a cookie keeps the number of the version, and nothing else."""
    target = request.POST.get("next", "/")
    if not url_has_allowed_host_and_scheme(target, {request.get_host()}, request.is_secure()):
        target = "/"
    response = HttpResponseRedirect(target)
    number = request.POST.get("version", "")
    if number.isascii() and number.isdigit() and len(number) < 9:
        response.set_cookie(
            settings.STATEMENT_COOKIE_NAME,
            number,
            news.DAYS * _SECONDS_A_DAY,
            secure=request.is_secure(),
            httponly=True,
            samesite="Lax",
        )
    return response


def _language() -> str:
    language = (translation.get_language() or "")[:2]
    return language if language in LANGUAGES else "nl"


def _latest() -> StatementVersion | None:
    return versions.latest()


def _parts(old: StatementVersion | None, new: StatementVersion) -> tuple[Part, ...]:
    return statement_parts.changes_between(old, new, _language()) if old else ()


urlpatterns = [
    path("privacy/", privacy, name="privacy"),
    path("privacy/short/", short, name="privacy_short"),
    path("privacy/children/", children, name="privacy_children"),
    path("privacy/seen/", seen, name="privacy_seen"),
    path("privacy/versions/", all_versions, name="privacy_versions"),
    path("privacy/versions/<int:number>/", version, name="privacy_version"),
    path("privacy/versions/<int:number>/since/<int:since>/", changes, name="privacy_changes"),
]
