"""What the register does not know, the program does not hold: it refuses to start."""

from dataclasses import replace
from datetime import date

import click
import pytest
from django.db import connection

from leeszaal.privacy import declared, retention
from leeszaal.privacy.checks import all_problems, problems_with_words, refuse_unless_closed
from leeszaal.privacy.checks.columns import column_problems
from leeszaal.privacy.checks.erasure import erasure_problems
from leeszaal.privacy.checks.promises import promise_problems
from leeszaal.privacy.claims import Claims, claimed
from leeszaal.privacy.inventory import in_database, in_models, model_of
from leeszaal.privacy.quotes import quoted
from leeszaal.privacy.register import Promised, Recipient, Register, RegisterError, Words, load
from leeszaal.site.serving.preparing import prepare

ANY = Words("x", "x")


def run(sql: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql)


def with_activity(register: Register, key: str, **changes: object) -> Register:
    changed = replace(register.activities[key], **changes)  # type: ignore[arg-type]
    return replace(register, activities={**register.activities, key: changed})


@pytest.mark.promise("MEM-2")
@pytest.mark.promise("RET-2")
@pytest.mark.django_db
def test_register_program_and_database_agree_for_each_library(any_register: Register) -> None:
    assert not list(problems_with_words(any_register, claimed()))
    assert not list(column_problems(any_register, in_database(), in_models()))


@pytest.mark.promise("MEM-2")
@pytest.mark.django_db
def test_a_new_personal_field_that_nobody_classified_stops_the_program() -> None:
    run("ALTER TABLE patrons_patron ADD COLUMN shoe_size integer")
    with pytest.raises(RegisterError, match=r"patrons\.Patron\.shoe_size: is in no activity"):
        refuse_unless_closed()


@pytest.mark.promise("MEM-2")
@pytest.mark.django_db
def test_the_library_does_not_open_with_a_table_that_nobody_knows() -> None:
    run("CREATE TABLE favourites (patron_id bigint, colour text)")
    said: list[str] = []
    with pytest.raises(click.ClickException, match=r"favourites\.colour: .* is in no activity") as refused:
        prepare(said.append)
    assert "favourites.patron_id" in refused.value.message
    assert refused.value.exit_code == 1


@pytest.mark.django_db
def test_a_column_that_is_gone_but_still_listed_is_named() -> None:
    run("ALTER TABLE patrons_patron DROP COLUMN sex CASCADE")  # views of activities stand on it
    said = [str(problem) for problem in all_problems()]
    assert "base/membership.toml: data: names patrons.Patron.sex, which the database does not have" in said
    assert any(line.startswith("patrons.Patron.sex: is in the program but not in the database") for line in said)


@pytest.mark.django_db
def test_a_table_that_is_left_out_must_exist(base_register: Register) -> None:
    gone = replace(base_register.not_personal[0], table="branches.Bus")
    register = replace(base_register, not_personal=(*base_register.not_personal, gone))
    said = [problem.what for problem in column_problems(register, in_database(), in_models())]
    assert said == ["names branches.Bus, which the database does not have"]


def test_a_word_that_no_code_claims_is_named_with_the_words_that_are(base_register: Register) -> None:
    term = base_register.activities["lending"].keeping[0]
    wrong = (
        replace(term, starts="when the moon is full"),
        replace(term, unless=("the patron is nice",)),
        replace(term, then="forget it"),
    )
    register = with_activity(
        base_register,
        "lending",
        keeping=(*base_register.activities["lending"].keeping, *wrong),
        people=("patron", "robot"),
        recipients=(Recipient("advertiser", ANY),),
    )
    said = "\n".join(str(problem) for problem in problems_with_words(register, claimed()))
    assert 'keeping.starts: no code claims "when the moon is full" for "unlink the patron from the loan"' in said
    assert 'claimed: "when the loan ends", "when the membership ends"' in said
    assert 'keeping.unless: no code claims "the patron is nice"' in said
    assert 'keeping.then: no code claims "forget it"' in said
    assert 'people: no code claims "robot"' in said
    assert 'recipients: no code claims "advertiser"' in said


@pytest.mark.promise("RET-2")
def test_a_column_without_a_term_is_an_error(base_register: Register) -> None:
    register = with_activity(base_register, "holds", keeping=())
    said = {str(problem) for problem in erasure_problems(register, claimed(), in_models(), date(2026, 11, 22))}
    assert "base/holds.toml: data.circulation.Hold.patron: is kept for ever: no term in force clears it" in said


@pytest.mark.promise("RET-2")
def test_a_term_that_has_ended_no_longer_counts(base_register: Register) -> None:
    ended = tuple(replace(term, until=date(2026, 6, 30)) for term in base_register.activities["holds"].keeping)
    register = with_activity(base_register, "holds", keeping=ended)
    over, before = (
        {problem.what for problem in erasure_problems(register, claimed(), in_models(), day)}
        for day in (date(2026, 7, 1), date(2026, 6, 30))
    )
    assert over == {"is kept for ever: no term in force clears it"}
    assert before == {"is kept for ever: no term in force clears it from 2026-07-01 on"}


def test_without_claims_nothing_is_believed(base_register: Register) -> None:
    said = [problem.what for problem in problems_with_words(base_register, Claims())]
    assert any('no code claims "erase the message"' in line for line in said)
    assert any("no code claims whose data patrons.Patron holds" in line for line in said)


def test_a_promise_that_no_test_quotes_is_an_error(base_register: Register) -> None:
    register = with_activity(base_register, "holds", promises=(Promised("SELL-1", ANY),))
    said = [str(problem) for problem in promise_problems(register, {})]
    assert "base/holds.toml: promises.SELL-1: no test quotes it, so nobody knows whether it is kept" in said


def test_a_test_that_quotes_an_unknown_promise_is_an_error(base_register: Register) -> None:
    said = [str(problem) for problem in promise_problems(base_register, {**quoted(), "XX-1": ("tests/t.py::test_x",)})]
    assert said == ["tests/t.py::test_x: quotes XX-1, which is not in promises.toml"]


@pytest.mark.django_db
def test_a_register_that_cannot_be_read_stops_the_program(monkeypatch: pytest.MonkeyPatch) -> None:
    def unreadable() -> Register:
        return load(overlay="nowhere")

    monkeypatch.setattr("leeszaal.privacy.checks.register", unreadable)
    with pytest.raises(RegisterError, match="nowhere: is not a library's folder"):
        refuse_unless_closed()
    assert declared.register().activities


def test_every_trail_leads_from_its_table_to_a_person() -> None:
    for trail in claimed().trails:
        model = model_of(trail.table)
        assert model is not None, trail
        if trail.path:
            str(model._default_manager.values_list(trail.path).query)


@pytest.mark.django_db
def test_every_term_of_every_library_can_be_asked_what_is_due(any_register: Register) -> None:
    today = date(2026, 11, 22)
    counts = [retention.count_due(rule, today) for rule in retention.rules(any_register, today)]
    assert len(counts) >= 20
    assert set(counts) == {0}
