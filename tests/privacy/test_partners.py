"""A partner has a role, a country and an agreement in force; else nothing can go to it, and never at a price."""

from datetime import date
from pathlib import Path

import pytest
from planting import complaints, copy_of_register, plant

from leeszaal.privacy.checks import refuse_unless_closed
from leeszaal.privacy.checks.partners import partner_problems
from leeszaal.privacy.register import RegisterError, load

POST = """
[post]
name      = { nl = "Postbode BV", en = "Postbode BV" }
kind      = "processor"   # of letters
country   = "NL"
what      = { nl = "Brieven drukken en bezorgen.", en = "Printing and delivering letters." }
agreement = "verwerkersovereenkomst 2026-7"
agreed_on = 2026-01-01
ends_on   = 2026-06-30
"""
LETTERS = '"processor"   # of letters'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A register in which a processor gets the addresses of members."""
    folder = copy_of_register(tmp_path)
    with (folder / "base" / "partners.toml").open("a", encoding="utf-8") as file:
        file.write(POST)
    recipient = '[[recipients]]\nwho = "post"\nwhy = { nl = "voor brieven", en = "for letters" }\n\n[[keeping]]'
    plant(folder / "base" / "notices.toml", "[[keeping]]", recipient)
    return folder


@pytest.mark.promise("EU-1")
@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        (LETTERS, '"friend"', 'post.kind: "friend" is not known; write one of: processor, controller, joint'),
        (
            f'{LETTERS}\ncountry   = "NL"',
            f'{LETTERS}\ncountry   = "US"',
            'post.country: "US" is not a country of the EEA;',
        ),
        ('"verwerkersovereenkomst 2026-7"', '""', "post.agreement: must not be empty; write a text"),
        ("ends_on   = 2026-06-30", "ends_on   = 2025-06-30", "post.ends_on: is before agreed_on; write the last day"),
    ],
)
def test_what_is_not_lawful_in_a_partner_is_named(folder: Path, old: str, new: str, complaint: str) -> None:
    plant(folder / "base" / "partners.toml", old, new)
    said = complaints(folder)
    assert said
    assert all(complaint in line for line in said), said


@pytest.mark.promise("EU-1")
def test_data_cannot_be_stored_outside_the_european_economic_area(folder: Path) -> None:
    plant(folder / "base" / "library.toml", 'stored_in  = "NL"', 'stored_in  = "US"')
    assert any(
        'base/library.toml: stored_in: "US" is not known; write one of: AT, BE' in line for line in complaints(folder)
    )


def test_a_partner_may_have_an_agreement_without_an_end(folder: Path) -> None:
    plant(folder / "base" / "partners.toml", "ends_on   = 2026-06-30", "")
    assert not complaints(folder)
    assert load(folder).partners["post"].ends_on is None


@pytest.mark.parametrize("price", ["price", "fee_cents", "price_per_person", "revenue"])
@pytest.mark.promise("SELL-1")
def test_data_cannot_be_sold_for_no_key_can_hold_a_price(folder: Path, price: str) -> None:
    plant(folder / "base" / "partners.toml", "[post]", f'[post]\n{price} = "EUR 100"')
    assert any(f"base/partners.toml: post.{price}: is not known here" in line for line in complaints(folder))
    plant(folder / "base" / "partners.toml", f'{price} = "EUR 100"\n', "")
    plant(folder / "base" / "notices.toml", 'who = "post"', f'who = "post"\n{price} = 100')
    assert any(f"].{price}: is not known here" in line for line in complaints(folder))


def test_who_answers_together_says_who_does_what(folder: Path) -> None:
    plant(folder / "base" / "partners.toml", LETTERS, '"joint controller"')
    assert any("post.arrangement: is missing for a joint controller; say who" in line for line in complaints(folder))


@pytest.mark.promise("PROC-1")
@pytest.mark.parametrize(
    ("day", "is_in_force"),
    [(date(2025, 12, 31), False), (date(2026, 1, 1), True), (date(2026, 6, 30), True), (date(2026, 7, 1), False)],
)
def test_nothing_goes_to_a_partner_whose_agreement_is_not_in_force(folder: Path, day: date, is_in_force: bool) -> None:
    said = [problem.told() for problem in partner_problems(load(folder), day)]
    about_post = [line for line in said if "post" in line]
    assert (not about_post) is is_in_force
    for line in about_post:
        assert line.startswith("base/notices.toml: recipients: the agreement with post (base/partners.toml) is not in")
        assert "make a new agreement" in line


@pytest.mark.promise("PROC-1")
@pytest.mark.django_db
def test_the_library_does_not_open_when_an_agreement_is_over(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plant(folder / "base" / "partners.toml", "ends_on   = 2026-06-30", "ends_on   = 2026-01-02")
    monkeypatch.setattr("leeszaal.privacy.checks.register", lambda: load(folder))
    with pytest.raises(RegisterError, match="the agreement with post"):
        refuse_unless_closed()


def test_a_partner_that_is_not_there_cannot_receive(folder: Path) -> None:
    plant(folder / "base" / "notices.toml", 'who = "post"', 'who = "milkman"')
    assert any('"milkman" is not in base/vocabulary.toml under [who]' in line for line in complaints(folder))


def test_each_library_names_the_partners_that_it_works_with() -> None:
    for overlay in ("", "bieb", "almere"):
        partners = load(overlay=overlay).partners
        assert partners.keys() >= {"kb", "cbs", "libraries"}
        assert all(partner.country == "NL" and partner.agreement for partner in partners.values())
