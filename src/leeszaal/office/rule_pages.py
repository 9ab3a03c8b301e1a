"""Lending rules on screen: what is in force, how to change it, and which rule decides a case."""

from dataclasses import dataclass

from django.contrib import messages
from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from leeszaal.catalogue.words import MATERIALS
from leeszaal.circulation.models import LendingRule
from leeszaal.circulation.queries import explain_terms
from leeszaal.circulation.rules.terms import Explained, Stated
from leeszaal.login.access import staff_required
from leeszaal.login.models import Role
from leeszaal.office.roles import is_manager
from leeszaal.office.rule_forms import RuleForm, SituationForm
from leeszaal.office.term_words import label_of, say_value
from leeszaal.patrons.words import kind_name


@dataclass(frozen=True, slots=True)
class Said:
    """A value in words, with the rule that states it (None for what is built in)."""

    value: str
    rule: LendingRule | None


@dataclass(frozen=True, slots=True)
class Row:
    """One term on the page: its value and rule, and those that gave way."""

    label: str
    value: str
    rule: LendingRule | None
    lost: tuple[Said, ...]


@staff_required()
def rules(request: HttpRequest) -> HttpResponse:
    """List the rules, the widest first."""
    order = (F("material_type").asc(), F("category").asc(nulls_first=True), F("branch").asc(nulls_first=True))
    found = LendingRule.objects.select_related("branch", "category").order_by(*order)
    return render(request, "office/rules.html", {"rules": found, "may_edit": is_manager(request)})


@staff_required(Role.MANAGER)
@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    """Make or change a rule; it holds for loans from then on."""
    rule = get_object_or_404(LendingRule, pk=pk) if pk else LendingRule()
    form = RuleForm(request.POST or None, instance=rule)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("The rule is saved. It holds for loans from now on."))
        return redirect("office:rules")
    return render(request, "office/rule.html", {"form": form, "rule": rule})


@staff_required(Role.MANAGER)
@require_POST
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a rule away."""
    get_object_or_404(LendingRule, pk=pk).delete()
    messages.success(request, _("The rule is removed."))
    return redirect("office:rules")


@staff_required()
def explain(request: HttpRequest) -> HttpResponse:
    """Answer which rule decides each term for a branch, a kind of patron and a material."""
    form = SituationForm(request.GET or None)
    context: dict[str, object] = {"form": form, "may_edit": is_manager(request)}
    if form.is_valid():
        data = form.cleaned_data
        terms = explain_terms(data["branch"].pk, data["category"].pk, data["material_type"])
        named = LendingRule.objects.select_related("branch", "category").in_bulk()
        words = (data["branch"].name, kind_name(data["category"]), str(MATERIALS[data["material_type"]]))
        context |= {"explained": [_row(term, named) for term in terms], "situation": ", ".join(words)}
    return render(request, "office/explain.html", context)


def _row(term: Explained, rules: dict[int, LendingRule]) -> Row:
    won, *lost = (_say(term.term, stated, rules) for stated in (term.won, *term.lost))
    return Row(label_of(term.term), won.value, won.rule, tuple(lost))


def _say(term: str, stated: Stated, rules: dict[int, LendingRule]) -> Said:
    return Said(say_value(term, stated.value), rules.get(stated.rule_id) if stated.rule_id else None)
