"""Words for the values that office pages show: ``{% load office %}``."""

from django import template
from django.utils.dates import WEEKDAYS
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from leeszaal.catalogue.marc.fields import Label
from leeszaal.catalogue.words import MATERIALS
from leeszaal.circulation.models import LendingRule
from leeszaal.login.models import Role
from leeszaal.office.term_words import TERMS, label_of, say_value
from leeszaal.office.terminal_words import BRIEFLY, WARNINGS
from leeszaal.patrons.words import kind_name

register = template.Library()


@register.filter
def weekday_name(weekday: int) -> str:
    """Give the name of a weekday (Monday is 0)."""
    return str(WEEKDAYS[weekday])


@register.filter
def role_name(role: str) -> str:
    """Give a role's name."""
    return {
        Role.DESK: _("Desk"),
        Role.SUPERVISOR: _("Supervisor"),
        Role.CATALOGUE: _("Catalogue"),
        Role.MANAGER: _("Manager"),
        Role.PRIVACY: _("Privacy officer"),
    }[Role(role)]


@register.filter
def sight_name(sight: str) -> str:
    """Name briefly what a self-service machine is told."""
    return str(BRIEFLY[sight])


@register.filter
def sight_warning(sight: str) -> str:
    """Give what to think of before a machine is told this; nothing where there is no more to it."""
    return str(WARNINGS.get(sight, ""))


@register.filter
def rule_place(rule: LendingRule) -> str:
    """Say where a rule applies: branch, kind of patron and material, or everywhere."""
    named = (
        str(MATERIALS[rule.material_type]) if rule.material_type else "",
        kind_name(rule.category) if rule.category else "",
        rule.branch.name if rule.branch else "",
    )
    return " · ".join(word for word in named if word) or _("Everywhere, for everyone")


@register.filter
def stated_terms(rule: LendingRule) -> list[dict[str, str]]:
    """Give the terms that a rule states, with their values in words."""
    return [
        {"label": label_of(term), "value": say_value(term, getattr(rule, term))}
        for term in TERMS
        if getattr(rule, term) is not None
    ]


@register.filter
def spoken(label: Label) -> str:
    """Give the words of a label in the language of the page."""
    return label.in_language(get_language() or "nl")
