"""A new term takes the place of the old one from its first day, and the old one stays as history."""

from datetime import date

from leeszaal.common.periods import Period
from leeszaal.privacy.law import Right
from leeszaal.privacy.register import Activity, Basis, Keeping, Words

ANY = Words("x", "x")


def term(since: date, lasts: str, *, starts: str = "when the loan ends", until: date | None = None) -> Keeping:
    return Keeping(since, starts, Period.parse(lasts), "unlink", ANY, until=until)


def activity(*terms: Keeping, article: str = "6(1)(b)") -> Activity:
    return Activity("a", ANY, ANY, ("patron",), Basis(article, ANY), ANY, (), (), terms, ())


def lasts_on(day: date, *terms: Keeping) -> list[str]:
    return [str(term.lasts) for term in activity(*terms).terms_on(day)]


def test_the_latest_term_on_a_matter_holds_from_its_first_day() -> None:
    terms = term(date(2026, 1, 1), "P5Y"), term(date(2027, 1, 1), "P1Y")
    assert lasts_on(date(2026, 12, 31), *terms) == ["P5Y"]
    assert lasts_on(date(2027, 1, 1), *terms) == ["P1Y"]


def test_terms_on_different_matters_hold_side_by_side() -> None:
    terms = term(date(2026, 1, 1), "P5Y"), term(date(2026, 1, 1), "P90D", starts="when the membership ends")
    assert lasts_on(date(2026, 1, 1), *terms) == ["P5Y", "P90D"]


def test_a_term_that_was_ended_holds_to_and_including_its_last_day() -> None:
    ended = term(date(2026, 1, 1), "P5Y", until=date(2026, 6, 30))
    assert lasts_on(date(2026, 6, 30), ended) == ["P5Y"]
    assert lasts_on(date(2026, 7, 1), ended) == []


def test_nothing_holds_before_its_first_day() -> None:
    assert lasts_on(date(2025, 12, 31), term(date(2026, 1, 1), "P5Y")) == []


def test_rights_follow_from_the_basis() -> None:
    assert Right.PORTABILITY in activity(article="6(1)(b)").basis.rights
    assert Right.OBJECTION not in activity(article="6(1)(b)").basis.rights
    assert Right.OBJECTION in activity(article="6(1)(f)").basis.rights
    assert Right.WITHDRAWAL in activity(article="6(1)(a)").basis.rights
    assert Right.ERASURE not in activity(article="6(1)(c)").basis.rights
