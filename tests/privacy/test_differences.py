"""What two registers say otherwise is told by activity, in both languages, and nothing else is told."""

import json
from dataclasses import fields, replace
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from planting import copy_of_register, plant

from leeszaal.common.periods import Period
from leeszaal.privacy.documents.differences import Change, Difference, differences
from leeszaal.privacy.documents.subjects import Subject
from leeszaal.privacy.register import Activity, Library, Promised, Recipient, Register, Words, load
from leeszaal.site.cli.register import command

TODAY = date(2026, 11, 22)
OTHER = Words("iets anders", "something else")


@pytest.fixture(scope="module")
def base() -> Register:
    return load()


def changed(register: Register, **changes: object) -> Register:
    """The register in which lending is otherwise."""
    lending = replace(register.activities["lending"], **changes)  # type: ignore[arg-type]
    return replace(register, activities={**register.activities, "lending": lending})


def between(before: Register, after: Register) -> tuple[Difference, ...]:
    return differences(before, after, before_on=TODAY, after_on=TODAY)


def test_a_register_does_not_differ_from_itself(base: Register) -> None:
    assert not between(base, base)


@pytest.mark.parametrize("name", ["purpose", "source", "without", "sensitive"])
def test_other_words_are_told_before_and_after(base: Register, name: str) -> None:
    (found,) = between(base, changed(base, **{name: OTHER}))
    assert (found.activity, found.subject, found.keys, found.change) == (
        "lending",
        Subject.WORDS,
        (name,),
        Change.CHANGED,
    )
    assert found.before == getattr(base.activities["lending"], name)
    assert found.after == OTHER


def test_another_term_is_told_in_whole_sentences(base: Register) -> None:
    term = replace(base.activities["lending"].keeping[0], lasts=Period.parse("P2Y"))
    (found,) = between(base, changed(base, keeping=(term,)))
    assert found.subject is Subject.TERM
    assert found.before
    assert found.before.en.startswith("90 days after it is back we forget who borrowed it, unless")
    assert found.after
    assert found.after.nl.startswith("2 jaar nadat het terug is vergeten we wie het leende, tenzij")


def test_another_basis_is_told(base: Register) -> None:
    basis = replace(base.activities["lending"].basis, article="6(1)(e)", law=Words("Wsob", "Wsob"))
    found = {one.keys: one for one in between(base, changed(base, basis=basis)) if one.subject is Subject.BASIS}
    assert found["article",].before == Words("6(1)(b) Een overeenkomst met jou", "6(1)(b) A contract with you")
    assert found["article",].after == Words("6(1)(e) Een publieke taak", "6(1)(e) A public task")
    assert found["law",].change is Change.ADDED


def test_who_no_longer_receives_and_who_newly_does_are_told(base: Register) -> None:
    kept = base.activities["lending"].recipients[1:]
    found = between(base, changed(base, recipients=(*kept, Recipient("manager", OTHER))))
    assert {(one.keys, one.change) for one in found} == {
        (("manager",), Change.ADDED),
        (("the person",), Change.REMOVED),
    }


def test_columns_with_the_same_name_and_reason_are_told_together(base: Register) -> None:
    data = base.activities["lending"].data
    found = between(
        base, changed(base, data=tuple(use for use in data if "circulation.Loan.branch" not in use.columns))
    )
    (gone,) = found
    assert gone.keys == ("circulation.Loan.branch", "circulation.Loan.return_branch")
    assert gone.change is Change.REMOVED
    assert gone.before
    assert gone.before.en.startswith("branch of lending and of return: to bring the copy")


def test_an_activity_that_is_new_is_one_difference(base: Register) -> None:
    without = replace(base, activities={k: a for k, a in base.activities.items() if k != "lending"})
    (found,) = between(without, base)
    assert (found.activity, found.subject, found.change) == ("lending", Subject.ACTIVITY, Change.ADDED)
    (found,) = between(base, without)
    assert found.change is Change.REMOVED


def test_a_promise_of_the_library_stands_first(base: Register) -> None:
    library = replace(base.library, promises=(*base.library.promises, Promised("SEC-1", OTHER)))
    both = changed(replace(base, library=library), purpose=OTHER)
    assert [one.activity for one in between(base, both)] == ["", "lending"]


def test_on_another_day_the_terms_of_that_day_are_compared(base: Register) -> None:
    lending: Activity = base.activities["lending"]
    later = replace(lending.keeping[0], since=date(2027, 1, 1), lasts=Period.parse("P30D"))
    register = changed(base, keeping=(*lending.keeping, later))
    (found,) = differences(register, register, before_on=date(2026, 12, 31), after_on=date(2027, 1, 1))
    assert found.before
    assert found.before.en.startswith("90 days")
    assert found.after
    assert found.after.en.startswith("30 days")


ANOTHER: dict[str, object] = {
    **dict.fromkeys(("title", "purpose", "source", "without", "sensitive", "child"), OTHER),
    **dict.fromkeys(("data", "recipients", "keeping", "promises", "obtained", "given"), ()),
    "people": ("staff",),
}


@pytest.mark.parametrize("name", sorted({one.name for one in fields(Activity)} - {"key", "files"}))
def test_nothing_of_an_activity_can_change_unseen(base: Register, name: str) -> None:
    membership = base.activities["membership"]
    value = replace(membership.basis, because=OTHER) if name == "basis" else ANOTHER[name]
    changed = replace(membership, **{name: value})  # type: ignore[arg-type]
    found = between(base, replace(base, activities={**base.activities, "membership": changed}))
    assert {one.activity for one in found} == {"membership"}


@pytest.mark.parametrize("name", sorted({one.name for one in fields(Library)} - {"files", "order"}))
def test_nothing_of_the_library_can_change_unseen(base: Register, name: str) -> None:
    was = getattr(base.library, name)
    other: object = OTHER if isinstance(was, Words) else "x" if isinstance(was, str) else ()
    other = date(2030, 1, 1) if isinstance(was, date) else other
    if name == "statements":
        other = load(overlay="bieb").library.statements
    found = between(base, replace(base, library=replace(base.library, **{name: other})))  # type: ignore[arg-type]
    assert {one.activity for one in found} == {""}


def run(*arguments: str) -> str:
    result = CliRunner().invoke(command, ["diff", *arguments])
    assert result.exit_code == 0, result.output
    return result.output


def test_the_command_tells_the_terms_of_almere_against_those_of_the_base() -> None:
    told = run("base", "almere", "--lang", "en")
    lending = told.partition("Lending (lending)")[2].partition("\n\n")[0]
    assert "- term (when the loan ends / unlink the patron from the loan): 90 days after it is back" in lending
    assert "+ term (when the membership ends / unlink the patron from the loan): 5 years after your" in lending
    assert "Uitlenen" not in told


def test_the_command_speaks_dutch_and_json() -> None:
    assert "Er is geen verschil." in run("almere", "almere")
    records = json.loads(run("", "bieb", "--json"))["differences"]
    assert {"nl": "de bieb", "en": "de bieb"} in [one["after"] for one in records if one["keys"] == ["name"]]


def test_the_command_compares_a_folder_elsewhere_and_two_days(tmp_path: Path) -> None:
    folder = copy_of_register(tmp_path)
    plant(folder / "base" / "holds.toml", '"P30D"', '"P60D"')
    assert "60 days after the hold was filled" in run("base", str(folder), "--lang", "en")
    assert "There is no difference." in run("2026-11-22", "base@2026-11-22", "--lang", "en")
    assert "+ term" in run("2020-01-01", "2026-11-22", "--lang", "en")


def test_the_command_says_what_it_does_not_understand() -> None:
    result = CliRunner().invoke(command, ["diff", "base", "utrecht"])
    assert result.exit_code == 1
    assert "utrecht: is not a library's folder; name a folder beside base/" in result.output
    result = CliRunner().invoke(command, ["diff", "base@gisteren", "base"])
    assert "gisteren is not a day; write it like 2026-01-31" in result.output
