"""The register as the privacy officer sees it: what is declared, which code carries it out, what is due tonight."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils import timezone, translation
from django.views.decorators.http import require_safe

from leeszaal.login.access import staff_required
from leeszaal.login.models import Role
from leeszaal.privacy import retention
from leeszaal.privacy.access import acting_as
from leeszaal.privacy.checks import all_problems
from leeszaal.privacy.claims import claimed
from leeszaal.privacy.declared import register
from leeszaal.privacy.quotes import TESTS, quoted
from leeszaal.privacy.register import Activity, Keeping
from leeszaal.privacy.statement import statement
from leeszaal.privacy.telling import say_columns, say_moment, say_word

_ROLES = (Role.PRIVACY, Role.MANAGER)


@dataclass(frozen=True, slots=True)
class TermLine:
    """A term in words, with what it means tonight; ``due`` is None for a term that is not in force."""

    term: Keeping
    moment: str
    then: str
    unless: tuple[str, ...]
    clears: tuple[str, ...]
    due: int | None


@dataclass(frozen=True, slots=True)
class PromiseLine:
    """A promise with the activities that take it up and the tests that quote it."""

    id: str
    says: str
    stated_in: str
    kept_by: tuple[str, ...]
    tests: tuple[str, ...]


@staff_required(*_ROLES)
@require_safe
def activities(request: HttpRequest) -> HttpResponse:
    """List the activities, and say whether register, program and database agree."""
    declared = register()
    sections = statement(declared, claimed(), _language(), timezone.localdate())
    context = {"sections": sections, "problems": all_problems(), "library": declared.library}
    return render(request, "office/privacy_activities.html", context)


@staff_required(*_ROLES)
@require_safe
def activity(request: HttpRequest, key: str) -> HttpResponse:
    """Show one activity with every column and every term it ever had."""
    found = register().activities.get(key)
    if found is None:
        raise Http404
    sections = statement(register(), claimed(), _language(), timezone.localdate())
    section = next(section for section in sections if section.key == key)
    context = {"section": section, "activity": found, "columns": _columns(found), "terms": _terms(found)}
    return render(request, "office/privacy_activity.html", context)


@staff_required(*_ROLES)
@require_safe
def promises(request: HttpRequest) -> HttpResponse:
    """List every promise with its tests; what is not kept yet is shown as such."""
    return render(request, "office/privacy_promises.html", {"promises": _promises(), "has_tests": TESTS.is_dir()})


@staff_required(*_ROLES)
@require_safe
def left_out(request: HttpRequest) -> HttpResponse:
    """List the columns that say nothing about people."""
    lines = [
        (entry.table, () if entry.whole_table else entry.columns, entry.reason.in_language(_language()))
        for entry in register().not_personal
    ]
    return render(request, "office/privacy_left_out.html", {"lines": lines})


def _language() -> str:
    return translation.get_language() or "nl"


def _columns(found: Activity) -> list[tuple[str, str, str]]:
    language = _language()
    return [
        (column, ", ".join(say_columns((column,), register(), language)), use.why.in_language(language))
        for use in found.data
        for column in use.columns
    ]


@acting_as("retention")
def _terms(found: Activity) -> list[TermLine]:
    today, claims, declared = timezone.localdate(), claimed(), register()
    rules = {rule.term: rule for rule in retention.rules(declared, today) if rule.activity is found}
    return [
        TermLine(
            term=term,
            moment=say_moment(term, declared, _language()),
            then=say_word(term.then, declared, _language()),
            unless=tuple(say_word(word, declared, _language()) for word in term.unless),
            clears=tuple(sorted(ending.clears)) if (ending := claims.ending(term.then)) else (),
            due=retention.count_due(rules[term], today) if term in rules else None,
        )
        for term in found.keeping
    ]


def _promises() -> list[PromiseLine]:
    declared, tests, language = register(), quoted(), _language()
    return [
        PromiseLine(
            id=promise.id,
            says=promise.says.in_language(language),
            stated_in=promise.stated_in,
            kept_by=tuple(
                by.title.in_language(language) if by else declared.library.name
                for by, promised in declared.promised()
                if promised.id == promise.id
            ),
            tests=tests.get(promise.id, ()),
        )
        for promise in declared.promises.values()
    ]


urlpatterns = [
    path("privacy/activities/", activities, name="privacy_activities"),
    path("privacy/activities/<slug:key>/", activity, name="privacy_activity"),
    path("privacy/promises/", promises, name="privacy_promises"),
    path("privacy/left-out/", left_out, name="privacy_left_out"),
]
