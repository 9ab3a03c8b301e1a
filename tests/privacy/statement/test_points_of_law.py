"""Articles 13 and 14, point by point: each has its place, and a statement that leaves one out is found out."""

from typing import Any

import people
import pytest

from leeszaal.privacy.claims import claimed
from leeszaal.privacy.register import Register
from leeszaal.privacy.statement.content import content
from leeszaal.privacy.statement.points import POINTS, missing

ARTICLE_13 = [f"13(1)({letter})" for letter in "abcdef"] + [f"13(2)({letter})" for letter in "abcdef"] + ["13(3)"]
ARTICLE_14 = [
    *(f"14(1)({letter})" for letter in "abcdef"),
    *(f"14(2)({letter})" for letter in "abcdefg"),
    "14(3)",
    "14(4)",
]
LEFT_OUT = [
    ("13(1)(a)", lambda told: told["library"].update(address="")),
    ("13(1)(b)", lambda told: told["told"].update(officer="")),
    ("13(1)(c)", lambda told: told["sections"][0].update(because="")),
    ("13(1)(d)", lambda told: of_interest(told).update(interest="")),
    ("13(1)(e)", lambda told: with_receivers(told)["receivers"][0].update(why="")),
    ("13(1)(f)", lambda told: told["told"].update(transfers="")),
    ("14(1)(d)", lambda told: told["sections"][0].update(data=[])),
    ("13(2)(a)", lambda told: told["sections"][0].update(terms=[], terms_elsewhere=[])),
    ("13(2)(b)", lambda told: told["sections"][0].update(rights=[])),
    ("13(2)(c)", lambda told: on_ground(told, "6(1)(a)").update(withdrawal="")),
    ("13(2)(d)", lambda told: told["library"].update(authority_url="")),
    ("13(2)(e)", lambda told: on_ground(told, "6(1)(b)").update(without="")),
    ("14(2)(f)", lambda told: told["sections"][0].update(source="")),
    ("13(2)(f)", lambda told: told["told"].update(automated="")),
]


def on_ground(told: dict[str, Any], article: str) -> dict[str, Any]:
    return next(section for section in told["sections"] if section["article"] == article)


def of_interest(told: dict[str, Any]) -> dict[str, Any]:
    return on_ground(told, "6(1)(f)")


def with_receivers(told: dict[str, Any]) -> dict[str, Any]:
    return next(section for section in told["sections"] if section["receivers"])


def test_every_point_of_both_articles_is_in_the_list_once() -> None:
    assert sorted(article for point in POINTS for article in point.articles) == sorted([*ARTICLE_13, *ARTICLE_14])


@pytest.mark.promise("STMT-1")
@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_statement_of_each_library_leaves_no_point_out(any_register: Register, language: str) -> None:
    assert missing(content(any_register, claimed(), language, people.TODAY)) == []


@pytest.mark.promise("STMT-1")
@pytest.mark.parametrize(("article", "leave_out"), LEFT_OUT, ids=[article for article, _ in LEFT_OUT])
def test_a_point_that_is_left_out_is_missed(base_register: Register, article: str, leave_out: Any) -> None:
    told: Any = content(base_register, claimed(), "nl", people.TODAY)
    leave_out(told)
    assert [point.articles[0] for point in missing(told)] == [article]
