"""Whatever is wrong with the register is said in words, with file, key and remedy: never by falling over."""

from pathlib import Path

import pytest
from click.testing import CliRunner
from django.db import connections
from planting import complaints, copy_of_register, plant

from leeszaal.privacy.register import RegisterError, load
from leeszaal.site.cli import main

LENDING, ALMERE = "base/lending.toml", "almere/lending.toml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return copy_of_register(tmp_path)


SLIPS = {
    "a moment for a day": (LENDING, "2026-01-01", "2026-01-01T00:00:00", "keeping[1].from: is of another kind; write"),
    "a day that never comes": (
        LENDING,
        "from    = 2026-01-01",
        "from    = 2026-01-01\nuntil = 9999-12-31",
        "keeping[1].until: 9999-12-31 cannot be right; write a day from 1900 to 2200",
    ),
    "a day that does not exist": (LENDING, "2026-01-01", "2026-02-30", "cannot be read: Invalid date"),
    "a term beyond all calendars": (LENDING, '"P90D"', '"P9999Y"', 'lasts: "P9999Y" is longer than anything may be'),
    "a term of a million days": (LENDING, '"P90D"', '"P1000000D"', "lasts: "),
    "a yes for an age": ("base/history.toml", "= 16", "= true", "basis.age.from: is of another kind; write a whole"),
    "a law in one language": (
        "base/erasure.toml",
        '{ nl = "AVG, artikelen 5(2) en 17", en = "GDPR, articles 5(2) and 17" }',
        '"AVG, artikel 17"',
        "basis.law: is of another kind; write words in both languages",
    ),
    "a basis of another kind": (LENDING, "[basis]", 'basis = "6(1)(b)"\n[basics]', "basis: is of another kind; write"),
    "a key twice": (LENDING, "title ", 'title = "x"\ntitle ', "cannot be read: Cannot overwrite a value (at line"),
    "a start that looks like another": (
        LENDING,
        '"when the loan ends"',
        '"when the loan endz"',
        'keeping[1].starts: "when the loan endz" is not in base/vocabulary.toml under [starts]; write "when the loan',
    ),
    "an exception that nobody knows": (
        LENDING,
        '["a charge for the loan is open"]',
        '["it rains"]',
        'keeping[1].unless: "it rains" is not in base/vocabulary.toml under [unless]; write one of the words',
    ),
    "an ending that nobody knows": (
        LENDING,
        '"unlink the patron from the loan"',
        '"unlink the patron from the lone"',
        'keeping[1].then: "unlink the patron from the lone" is not in base/vocabulary.toml under [then]; write "unlink',
    ),
    "a receiver that looks like another": (
        LENDING,
        'who = "guardian"',
        'who = "gardian"',
        'recipients[2].who: "gardian" is not in base/vocabulary.toml under [who]; write "guardian"',
    ),
    "a column that looks like another": (
        LENDING,
        '"circulation.Loan.category"',
        '"circulation.Loan.categorie"',
        'or mend the spelling: "circulation.Loan.category"',
    ),
    "people that nobody knows": (LENDING, '["patron"]', '["patrons"]', 'people: "patrons" is not in base/vocabulary'),
    "a term twice": (
        LENDING,
        "[promises]",
        '[[keeping]]\nfrom = 2026-01-01\nstarts = "when the loan ends"\nlasts = "P1D"\n'
        'then = "unlink the patron from the loan"\nbecause = { nl = "x", en = "x" }\n\n[promises]',
        'keeping: two terms "unlink the patron from the loan" begin on 2026-01-01; leave the old one',
    ),
}  # fmt: skip


@pytest.mark.parametrize("slip", sorted(SLIPS))
def test_a_slip_of_the_pen_is_told_with_its_file_and_what_to_write(folder: Path, slip: str) -> None:
    file, old, new, said = SLIPS[slip]
    plant(folder / file, old, new)
    told = complaints(folder)
    assert any(line.startswith(f"{file}: ") and said in line for line in told), told


def test_a_block_that_is_no_table_is_told(folder: Path) -> None:
    text = (folder / "base/cbs.toml").read_text(encoding="utf-8")
    text = 'recipients = ["cbs"]\n' + text.replace("[[recipients]]", "[nothing]")
    (folder / "base/cbs.toml").write_text(text, encoding="utf-8")
    assert any(
        "base/cbs.toml: recipients: is of another kind; write one or more" in line for line in complaints(folder)
    )


@pytest.mark.parametrize(
    ("file", "text", "said"),
    [
        ("library.toml", 'promises = "x"', "almere/library.toml: promises: is of another kind; write a table"),
        ("lending.toml", 'promises = "x"', "almere/lending.toml: promises: is of another kind; write a table"),
        ("lending.toml", "data = 3", "almere/lending.toml: data: is of another kind; write a table"),
        ("lending.toml", 'keeping = "P1D"', "almere/lending.toml: keeping: is of another kind; write one or more"),
        ("library.toml", 'backups_kept = "P90D"', "almere/library.toml: backups_kept: is not what measures in base/li"),
        ("vocabulary.toml", "who = 1", "almere/vocabulary.toml: who: is of another kind"),
        ("partners.toml", "cbs = 1", "almere/partners.toml: cbs: is of another kind; write a table, [cbs]"),
    ],
)
def test_a_library_that_writes_another_kind_of_thing_is_told(folder: Path, file: str, text: str, said: str) -> None:
    place = folder / "almere" / file
    place.write_text(text, encoding="utf-8")
    told = complaints(folder, "almere")
    assert any(line.startswith(said) for line in told), told


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"title = {", "cannot be read: Invalid"),
        ("# caf\xe9\ntitle = 1".encode("latin-1"), "cannot be read: line 1 is not in UTF-8; save the file as UTF-8"),
        ("title = 1".encode("utf-16"), "cannot be read: line 1 is not in UTF-8; save the file as UTF-8"),
    ],
)
def test_a_file_that_cannot_be_read_is_named_once_and_nothing_else_of_it(folder: Path, raw: bytes, said: str) -> None:
    (folder / LENDING).write_bytes(raw)
    (told,) = complaints(folder)
    assert told.startswith(f"{LENDING}: {said}")


def test_an_empty_file_lacks_every_key_that_the_law_asks(folder: Path) -> None:
    (folder / LENDING).write_text("")
    told = complaints(folder)
    assert {line.partition(": ")[2].partition(":")[0] for line in told} >= {"title", "purpose", "people", "basis"}
    assert all(line.startswith(LENDING) and "is missing; write" in line for line in told), told


def test_a_mark_that_an_editor_puts_before_a_file_does_no_harm(folder: Path) -> None:
    text = (folder / LENDING).read_text(encoding="utf-8")
    (folder / LENDING).write_text(text, encoding="utf-8-sig")
    (folder / "almere/history.toml").write_text("")
    assert complaints(folder, "almere") == []


@pytest.mark.parametrize("sheet", ["names", "vocabulary", "partners", "library", "not_personal"])
def test_a_sheet_that_is_gone_is_told_once(folder: Path, sheet: str) -> None:
    (folder / "base" / f"{sheet}.toml").unlink()
    (told,) = complaints(folder)
    assert told.startswith(f"base/{sheet}.toml: is not there; put the file back")


def test_slips_of_every_kind_are_told_together(folder: Path) -> None:
    plant(folder / "base/holds.toml", "[basis]", "[basis")
    plant(folder / "base/charges.toml", 'who = "guardian"', 'who = "auntie"')
    plant(folder / "base/membership.toml", "MEM-2 ", "MEM-99 ")
    plant(folder / ALMERE, '"when the membership ends"', '"when the membership end"')
    told = complaints(folder, "almere")
    assert [line.partition(":")[0] for line in told] == [
        ALMERE, "base/charges.toml", "base/holds.toml", "base/membership.toml",
    ]  # fmt: skip
    assert all("; " in line for line in told)


def test_a_library_may_say_one_fixed_word_otherwise(folder: Path) -> None:
    words = '[who]\ndesk = { nl = "de klantenservice", en = "customer service" }\n'
    (folder / "almere/vocabulary.toml").write_text(words, encoding="utf-8")
    who = load(folder, "almere").vocabulary.who
    assert who["desk"].nl == "de klantenservice"
    assert who["guardian"] == load().vocabulary.who["guardian"]


@pytest.mark.parametrize("verb", ["due", "promises", "access"])
def test_a_verb_that_needs_a_register_says_what_is_wrong_with_it(
    verb: str, folder: Path, db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    plant(folder / LENDING, '"P90D"', '"long"')
    monkeypatch.setattr(connections, "close_all", lambda: None)
    module = {"due": "register", "promises": "register_promises", "access": "register_access"}[verb]
    monkeypatch.setattr(f"leeszaal.site.cli.{module}.register", lambda: load(folder))
    arguments = ["register", verb, *(["--markdown"] if verb == "access" else [])]
    refused = CliRunner().invoke(main, arguments)
    assert refused.exit_code == 1
    assert not isinstance(refused.exception, RegisterError)
    assert 'base/lending.toml: keeping[1].lasts: "long" is not a period; write P5Y' in refused.output
