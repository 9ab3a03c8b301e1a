"""The sheet of an impact assessment tells what the register knows, and leaves open what only a person can judge."""

import re
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest
from click.testing import CliRunner

from leeszaal.common.periods import Period
from leeszaal.privacy.claims import claimed
from leeszaal.privacy.documents.as_html import as_html
from leeszaal.privacy.documents.as_markdown import as_markdown
from leeszaal.privacy.documents.blocks import Grid, Heading, Text, ToFillIn
from leeszaal.privacy.documents.dpia import dpia
from leeszaal.privacy.documents.dpia_words import CRITERIA, TO_FILL_IN
from leeszaal.privacy.documents.risks import Criterion, Sign, criteria_met, signs
from leeszaal.privacy.register import Activity, Recipient, Register, Words, load
from leeszaal.site.cli.register import command

TODAY = date(2026, 11, 22)
ANY = Words("x", "x")
LANGUAGES = ["nl", "en"]


@pytest.fixture(scope="module")
def base() -> Register:
    return load()


def found(activity: Activity, register: Register) -> dict[Criterion, tuple[str, ...]]:
    return {sign.criterion: sign.by for sign in signs(activity, register, TODAY)}


def test_what_people_read_is_a_risk_of_its_own(base: Register) -> None:
    lending = found(base.activities["lending"], base)
    assert lending.keys() >= {Criterion.SENSITIVE, Criterion.CHILDREN, Criterion.EVERYBODY, Criterion.OBSERVED}
    assert "circulation.Loan.item" in lending[Criterion.OBSERVED]
    assert Criterion.SENSITIVE not in found(replace(base.activities["lending"], sensitive=None), base)


def test_data_that_also_serve_another_basis_are_combined(base: Register) -> None:
    assert "counts" in found(base.activities["lending"], base)[Criterion.COMBINED]
    assert Criterion.COMBINED not in found(base.activities["blocks"], base)


def test_keeping_loans_long_is_a_risk_and_keeping_them_short_is_not(base: Register) -> None:
    lending = base.activities["lending"]
    assert Criterion.LONG not in found(lending, base)
    longer = replace(lending, keeping=tuple(replace(term, lasts=Period.parse("P5Y")) for term in lending.keeping))
    assert "P5Y" in found(longer, base)[Criterion.LONG]
    assert "P5Y" in found(load(overlay="almere").activities["lending"], base)[Criterion.LONG]


def test_data_that_leave_the_house_are_a_risk(base: Register) -> None:
    lending = base.activities["lending"]
    assert Criterion.OUTSIDE not in found(lending, base)
    sent = replace(lending, recipients=(*lending.recipients, Recipient("kb", ANY)))
    assert found(sent, base)[Criterion.OUTSIDE] == ("kb",)


@pytest.mark.parametrize(
    ("key", "criterion"),
    [
        ("blocks", Criterion.STOPS),
        ("charges", Criterion.HARMFUL),
        ("login", Criterion.HARMFUL),
        ("staff", Criterion.STAFF),
        ("families", Criterion.CHILDREN),
    ],
)
def test_each_sign_is_seen_where_it_is(base: Register, key: str, criterion: Criterion) -> None:
    assert criterion in found(base.activities[key], base)


def test_a_visit_that_is_not_followed_shows_no_risk(base: Register) -> None:
    assert not found(base.activities["visits"], base)


def test_children_and_staff_count_as_one_criterion() -> None:
    two = (Sign(Criterion.CHILDREN, ("patron",)), Sign(Criterion.STAFF, ("staff",)))
    assert criteria_met(two) == 1
    assert criteria_met((*two, Sign(Criterion.SENSITIVE, ("sensitive",)))) == 2
    assert criteria_met((Sign(Criterion.OUTSIDE, ("kb",)), Sign(Criterion.LONG, ("P5Y",)))) == 0


@pytest.mark.parametrize("overlay", ["", "bieb", "almere"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sheet_has_the_four_parts_of_the_law_for_every_activity(overlay: str, language: str) -> None:
    register = load(overlay=overlay)
    blocks = dpia(register, claimed(), language, TODAY)
    parts = [block.text for block in blocks if isinstance(block, Heading) and block.level == 2]
    assert [part.partition(" (")[2] for part in parts[1:5]] == [f"35(7)({letter}))" for letter in "abcd"]
    titles = [block.text for block in blocks if isinstance(block, Heading) and block.level == 3]
    for activity in register.activities.values():
        assert titles.count(activity.title.in_language(language)) >= 3
    text = as_markdown(blocks)
    for activity in register.activities.values():
        assert _in_markdown(activity.purpose.in_language(language)) in text
        if activity.basis.balancing:
            assert _in_markdown(activity.basis.balancing.safeguards.in_language(language)) in text


def _in_markdown(text: str) -> str:
    return as_markdown([Text(text)]).strip()


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_only_a_person_can_judge_stands_open(base: Register, language: str) -> None:
    blocks = dpia(base, claimed(), language, TODAY)
    assert [b.text for b in blocks if isinstance(b, ToFillIn)] == [words.in_language(language) for words in TO_FILL_IN]
    risks = [block for block in blocks if isinstance(block, Grid) and len(block.headings) == 4]
    assert risks
    assert {cell for grid in risks for row in grid.rows for cell in row[2:]} == {
        {"nl": "zelf invullen", "en": "fill in yourself"}[language]
    }


@pytest.mark.parametrize("overlay", ["", "almere"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_shows_a_risk_is_said_in_words_for_people(overlay: str, language: str) -> None:
    register = load(overlay=overlay)
    blocks = dpia(register, claimed(), language, TODAY)
    shown = [row[1] for block in blocks if isinstance(block, Grid) and len(block.headings) == 4 for row in block.rows]
    assert all(shown)
    keys = {*register.activities, *register.vocabulary.people, *register.partners, "sensitive"}
    for words in shown:
        assert not re.search(r"\w\.\w|P\d+[YMD]|_", words), words
        assert not (keys - {"applicant"}).intersection(words.split(", ")), words


def test_the_number_of_members_is_no_longer_asked_when_it_is_given(base: Register) -> None:
    blocks = dpia(base, claimed(), "en", TODAY, members=38_000)
    assert TO_FILL_IN[0].en not in [block.text for block in blocks if isinstance(block, ToFillIn)]
    assert "Number of members, as given: 38000." in as_markdown(blocks)


def test_every_criterion_can_be_said() -> None:
    assert CRITERIA.keys() == set(Criterion)


def test_a_text_of_the_register_cannot_become_markup() -> None:
    blocks = [Heading(1, "a <b>"), Text("*c* | d"), Grid(("e",), (("f|g",),))]
    assert as_markdown(blocks) == "# a \\<b\\>\n\n\\*c\\* \\| d\n\n| e |\n| --- |\n| f\\|g |\n"
    page = as_html(blocks, "<t>", "en")
    assert "<h1>a &lt;b&gt;</h1>" in page
    assert "<title>&lt;t&gt;</title>" in page


class _Tags(HTMLParser):
    """Notes tags that are opened and not closed, and every tag that there was."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.add(tag)
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_is_whole_and_fetches_nothing(base: Register, language: str) -> None:
    tags = _Tags()
    page = as_html(dpia(base, claimed(), language, TODAY), "x", language)
    tags.feed(page)
    assert not tags.open
    assert f'<html lang="{language}">' in page
    assert not tags.seen & {"script", "style", "link", "img"}


@pytest.mark.parametrize(("format_", "start"), [("md", "# Data protection"), ("html", "<!doctype html>")])
def test_the_command_writes_both_forms(tmp_path: Path, format_: str, start: str) -> None:
    file = tmp_path / f"dpia.{format_}"
    arguments = ["dpia", "--format", format_, "--output", str(file), "--library", "almere", "--lang", "en"]
    assert CliRunner().invoke(command, arguments).exit_code == 0
    assert file.read_text(encoding="utf-8").startswith(start)
    shown = CliRunner().invoke(command, ["dpia", "--library", "almere", "--members", "100"])
    assert "Aantal leden, zoals opgegeven: 100." in shown.output
