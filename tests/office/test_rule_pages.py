"""Lending rules on screen: made, changed, removed, and explained."""

import re

import people
import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from leeszaal.catalogue.models import MaterialType
from leeszaal.circulation.models import LendingRule
from leeszaal.circulation.queries import explain_terms
from leeszaal.login.models import Role
from leeszaal.office.term_words import TERMS, label_of, say_value

pytestmark = pytest.mark.django_db
NEW = reverse("office:new_rule")


def cells(row: str) -> list[str]:
    """The texts of a table row, without the marks around them."""
    found = re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.DOTALL)
    return [" ".join(re.sub(r"<[^>]+>", " ", cell).split()) for cell in found]


def spoken(text: str) -> str:
    """A value as it reads once every kind of space is one space."""
    return " ".join(text.split())


def test_a_rule_states_what_was_filled_in_and_leaves_the_rest_open(office: Client) -> None:
    form = {"material_type": "dvd", "loan_days": "7", "overdue_cents_per_day": "0,20", "holdable": "False"}
    assert office.post(NEW, form).headers["Location"] == reverse("office:rules")
    made = LendingRule.objects.get()
    stated = {term: getattr(made, term) for term in TERMS if getattr(made, term) is not None}
    assert stated == {"loan_days": 7, "overdue_cents_per_day": 20, "holdable": False}


def test_a_rule_saved_as_it_is_shown_stays_what_it_is(office: Client) -> None:
    terms = {"lendable": True, "holdable": False, "overdue_max_cents": 150_000, "hold_priority": -5, "max_loans": 0}
    rule = LendingRule.objects.create(branch=people.branch(), category=people.category(), **terms)
    before = LendingRule.objects.values().get()
    form = office.get(reverse("office:rule", args=[rule.pk])).context["form"]
    shown = {field.html_name: "" if field.value() is None else field.value() for field in form}
    assert office.post(reverse("office:rule", args=[rule.pk]), shown).status_code == 302
    assert LendingRule.objects.values().get() == before


def test_a_term_that_is_emptied_is_no_longer_stated(office: Client) -> None:
    rule = LendingRule.objects.create(loan_days=21, max_loans=10)
    office.post(reverse("office:rule", args=[rule.pk]), {"loan_days": "", "max_loans": "10"})
    rule.refresh_from_db()
    assert (rule.loan_days, rule.max_loans) == (None, 10)


def test_a_place_has_one_rule(office: Client) -> None:
    LendingRule.objects.create(branch=people.branch(), loan_days=21)
    page = office.post(NEW, {"branch": people.branch().pk, "loan_days": "7"}).content.decode()
    assert 'id="id_branch_error"' in page
    assert "one_rule_per_place" not in page
    assert LendingRule.objects.get().loan_days == 21


def test_a_rule_is_not_moved_to_where_another_stands(office: Client) -> None:
    LendingRule.objects.create(loan_days=21)
    dvds = LendingRule.objects.create(material_type="dvd", loan_days=7)
    assert office.post(reverse("office:rule", args=[dvds.pk]), {"loan_days": "7"}).status_code == 200
    dvds.refresh_from_db()
    assert dvds.material_type == "dvd"


@pytest.mark.parametrize(
    "form",
    [
        {"loan_days": ""},
        {"loan_days": "-1"},
        {"loan_days": "4000"},
        {"overdue_max_cents": "-2"},
        {"blocked_at_cents": "1.000"},
    ],
)
def test_a_rule_that_says_nothing_or_nonsense_is_refused(office: Client, form: dict[str, str]) -> None:
    page = office.post(NEW, form)
    assert page.status_code == 200
    assert "notice-error" in page.content.decode() or "_error" in page.content.decode()
    assert not LendingRule.objects.exists()


def test_a_removed_rule_is_gone(office: Client) -> None:
    rule = LendingRule.objects.create(loan_days=21)
    office.post(reverse("office:remove_rule", args=[rule.pk]))
    assert not LendingRule.objects.exists()


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_page_that_explains_says_what_lending_goes_by(office: Client, language: str) -> None:
    rules = [
        LendingRule.objects.create(loan_days=21, max_loans=10, overdue_cents_per_day=10),
        LendingRule.objects.create(branch=people.branch(), loan_days=14),
        LendingRule.objects.create(category=people.category(), material_type=MaterialType.DVD, loan_days=7),
        LendingRule.objects.create(branch=people.branch("haven"), loan_days=99),
    ]
    office.cookies["leeszaal_language"] = language
    situation = {"branch": people.branch().pk, "category": people.category().pk, "material_type": MaterialType.DVD}
    page = office.get(reverse("office:explain"), situation)
    rows = page.content.decode().partition("<tbody>")[2].partition("</tbody>")[0].split("</tr>")[:-1]
    explained = page.context["explained"]
    by_number = {rule.pk: rule for rule in rules} | {None: None}
    for row, shown, term in zip(rows, explained, explain_terms(*situation.values()), strict=True):
        assert shown.rule == by_number[term.won.rule_id]
        assert [said.rule for said in shown.lost] == [by_number[other.rule_id] for other in term.lost]
        assert cells(row)[:2] == [spoken(shown.label), spoken(shown.value)]
        assert all(spoken(said.value) in cells(row)[3] for said in shown.lost)
    days = next(row for row in explained if row.rule == rules[2])
    assert [said.rule for said in days.lost] == [rules[1], rules[0], None]


def test_every_term_has_a_name_and_a_way_to_be_said(db: None) -> None:
    assert len({label_of(term) for term in TERMS}) == len(TERMS)
    assert say_value("loan_days", 1) != say_value("loan_days", 2).replace("2", "1")
    with override("nl"):
        assert spoken(say_value("overdue_cents_per_day", 20)) == "€ 0,20"
    assert say_value("lendable", 0) != say_value("lendable", 1)


def test_only_who_may_change_a_rule_gets_the_way_to_it(office: Client) -> None:
    rule = LendingRule.objects.create(loan_days=21)
    address = reverse("office:rule", args=[rule.pk])
    situation = {"branch": people.branch().pk, "category": people.category().pk, "material_type": "book"}
    assert address in office.get(reverse("office:explain"), situation).content.decode()
    clerk = people.log_in(Client(), people.staff("balie", [Role.DESK]))
    for page in (clerk.get(reverse("office:explain"), situation), clerk.get(reverse("office:rules"))):
        assert page.status_code == 200
        assert address not in page.content.decode()
