"""What readers, search and rules need comes out of a record as a Dutch librarian would read it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from records_at_random import records

from leeszaal.catalogue.marc.derive import (
    Contributor,
    Derived,
    HeadingKind,
    MaterialType,
    SeeFrom,
    SeriesEntry,
    derive,
)
from leeszaal.catalogue.marc.record import ControlField, DataField, MarcRecord, Subfield
from leeszaal.catalogue.marc.text import parse_record

BOOK = "LDR 00000nam a2200000 a 4500"
FIXED = "008 200101s2019    ne            000 1 dut d"
NOVEL = f"""{BOOK}
001 123
003 NL-HaKB
{FIXED}
020 ## $a 978-90-234-5671-1 (gebonden) : $c € 22,50
020 ## $a 9023456713
041 1# $a dut $h eng
100 1# $a Vries, Jan de, $d 1952- $e auteur.
240 10 $a Still waters. $l Nederlands
245 13 $a De stille wateren : $b roman / $c Jan de Vries ; vertaald door Els Bakker.
250 ## $a Tweede druk.
264 #1 $a Amsterdam : $b De Bezige Bij, $c 2019.
300 ## $a 312 bladzijden ; $c 21 cm.
490 1# $a Grote verhalen ; $v deel 3
520 ## $a Een man keert terug  naar zijn dorp.
600 10 $a Rembrandt, $d 1606-1669 $v Romans.
650 #7 $a Dorpen $z Nederland $2 gtt
650 #4 $a dorpen $z Nederland
655 #7 $a Psychologische romans. $2 gtr
700 1# $a Bakker, Els, $e vertaler.
700 1# $a Hemel, Piet. $t Een ander boek
830 #0 $a Grote verhalen ; $v 3
"""


def _derive(text: str) -> Derived:
    return derive(parse_record(text))


def test_a_novel_says_all_there_is_to_say() -> None:
    found = _derive(NOVEL)
    assert found.control_number == "(NL-HaKB)123"
    assert found.isbns == ("9789023456711",)
    assert (found.title, found.subtitle) == ("De stille wateren", "roman")
    assert found.responsibility == "Jan de Vries ; vertaald door Els Bakker"
    assert found.author == "Vries, Jan de"
    assert found.contributors == (Contributor("Bakker, Els", "vertaler", HeadingKind.PERSON),)
    assert (found.place, found.publisher, found.year) == ("Amsterdam", "De Bezige Bij", 2019)
    assert (found.edition, found.extent) == ("Tweede druk", "312 bladzijden")
    assert found.languages == ("dut",)
    assert found.series == (SeriesEntry("Grote verhalen", "3"),)
    assert found.subjects == ("Rembrandt, 1606-1669 - Romans", "Dorpen - Nederland")
    assert found.genres == ("Psychologische romans",)
    assert found.is_fiction is True
    assert found.summary == "Een man keert terug naar zijn dorp."
    assert found.uniform_title == "Still waters"
    assert found.material_type is MaterialType.BOOK
    assert (found.sort_title, found.sort_author) == ("stille wateren", "vries jan de")


@pytest.mark.parametrize(
    ("leader", "lines", "kind"),
    [
        ("nam a", "300 ## $a 100 p.", MaterialType.BOOK),
        ("cas a", "", MaterialType.MAGAZINE),
        ("nam a", "338 ## $b cr $2 rdacarrier", MaterialType.EBOOK),
        ("nam a", "245 00 $a Iets $h [elektronische bron]", MaterialType.EBOOK),
        ("nim a", "007 sd fsngnnmmned", MaterialType.CD),
        ("nim a", "007 cr nna", MaterialType.AUDIOBOOK),
        ("njm a", "300 ## $a 1 cd", MaterialType.CD),
        ("ngm a", "300 ## $a 1 dvd-video (120 min.)", MaterialType.DVD),
        ("ngm a", "007 vd cvaizq", MaterialType.DVD),
        ("ngm a", "300 ## $a 20 dia's", MaterialType.OTHER),
        ("nmm a", "538 ## $a Nintendo Switch\n655 #4 $a Videogames", MaterialType.GAME),
        ("nrm a", "300 ## $a 1 spel", MaterialType.GAME),
        ("nkm a", "300 ## $a 1 zeefdruk", MaterialType.ARTWORK),
        ("ncm a", "", MaterialType.SHEET_MUSIC),
        ("nem a", "", MaterialType.MAP),
        ("n   a", "300 ## $a 212 p.", MaterialType.BOOK),
        ("n   a", "300 ## $a 2 cd's", MaterialType.CD),
        ("npm a", "", MaterialType.OTHER),
    ],
)
def test_the_kind_of_material_is_told_from_leader_codes_and_words(leader: str, lines: str, kind: MaterialType) -> None:
    assert _derive(f"LDR 00000{leader}2200000 a 4500\n{lines}").material_type is kind


@pytest.mark.parametrize(
    ("line", "span"),
    [
        ("521 ## $a AK", "3-6"),
        ("521 ## $a E", "6-9"),
        ("095 ## $a A", "6-9"),
        ("095 ## $a B", "9-12"),
        ("095 ## $a C", "12-15"),
        ("521 ## $a D.", "15-18"),
        ("090 ## $a AVI-M3", "6-9"),
        ("090 ## $a AVI-E6", "9-12"),
        ("521 1# $a 008-012", "6-9"),
        ("521 2# $a 5-7", "9-12"),
        ("521 ## $a Vanaf 10 jaar", "9-12"),
        ("521 ## $a 12-15 jaar", "12-15"),
        ("521 ## $a Ages 3 to 5", "3-6"),
        ("521 ## $a Volwassenen", "adult"),
        ("090 ## $a B", ""),
        ("521 ## $a Leden van de vereniging", ""),
    ],
)
def test_age_marks_become_spans_of_years(line: str, span: str) -> None:
    assert _derive(f"{BOOK}\n{line}").age_level == span


def test_the_coded_audience_tells_the_age_where_nothing_else_does() -> None:
    text = f"{BOOK}\n008 200101s2019    ne     c      000 1 dut d"
    assert _derive(text).age_level == "9-12"
    assert _derive(f"{text}\n521 ## $a C").age_level == "12-15"


@pytest.mark.parametrize(
    ("note", "mark"),
    [
        ("Kijkwijzer: 12", "12"),
        ("PEGI 16", "16"),
        ("6", "6"),
        ("Alle leeftijden (AL)", "AL"),
        ("Voor liefhebbers van jazz uit 1960", ""),
    ],
)
def test_films_have_the_mark_on_the_box_and_no_other(note: str, mark: str) -> None:
    film = "LDR 00000ngm a2200000 a 4500\n007 vd\n008 200101s2019    ne 090    c          v dut d"
    assert _derive(f"{film}\n521 8# $a {note}").age_level == mark


def test_editions_translations_and_forms_of_one_work_share_a_key() -> None:
    english = f"{BOOK}\n100 1# $a Vries, Jan de.\n245 10 $a Still waters."
    e_book = f"{NOVEL}\n338 ## $b cr"
    cd = NOVEL.replace("nam a", "nim a")
    keys = {_derive(text).work_key for text in (NOVEL, english, e_book, cd)}
    assert keys == {"vries jan de/still waters"}


@pytest.mark.parametrize(
    "text",
    [
        f"{BOOK}\n245 10 $a Atlas van Nederland",
        f"{BOOK}\n100 1# $a Kopland, Rutger\n245 10 $a Gedichten",
        f"{BOOK}\n100 1# $a Kopland, Rutger",
        "LDR 00000nas a2200000 a 4500\n110 2# $a Genootschap\n245 10 $a Maandblad",
    ],
    ids=["no name", "general title", "no title", "magazine"],
)
def test_what_cannot_be_told_apart_has_no_work_key(text: str) -> None:
    assert _derive(text).work_key == ""


def test_volumes_of_one_set_are_different_works() -> None:
    first = _derive(f"{BOOK}\n100 1# $a Vries, Jan de\n245 10 $a Het grote boek. $n Deel 1")
    second = _derive(f"{BOOK}\n100 1# $a Vries, Jan de\n245 10 $a Het grote boek. $n Deel 2")
    assert first.work_key != second.work_key
    assert (first.title, first.part) == ("Het grote boek", "Deel 1")
    assert first.sort_title < second.sort_title


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ("245 14 $a The example", "example"),
        ("245 10 $a Het voorbeeld", "voorbeeld"),
        ("245 10 $a 't Is voorbij", "is voorbij"),
        ("245 00 $a {x0098}De{x009C} Brug", "brug"),
        ("245 10 $a De", "de"),
    ],
)
def test_titles_sort_without_their_article(line: str, key: str) -> None:
    assert _derive(f"{BOOK}\n{FIXED}\n{line}").sort_title == key


@pytest.mark.parametrize(
    ("fixed", "statement", "year"),
    [
        ("s1998    ", "1999", 1998),
        ("s19uu    ", "[1987?]", 1987),
        ("n        ", "cop. 2001", 2001),
        ("nuuuuuuuu", "[z.j.]", None),
        ("s0000    ", "[19--]", None),
    ],
)
def test_the_year_is_a_whole_number_or_not_known(fixed: str, statement: str, year: int | None) -> None:
    text = f"{BOOK}\n008 200101{fixed}xx            000 1 dut d\n260 ## $c {statement}"
    assert _derive(text).year == year


def test_languages_written_together_or_in_another_standard_are_understood() -> None:
    text = f"{BOOK}\n008 200101s2019    ne            000 0 nld d\n041 0# $a engfre $a ger"
    assert _derive(text).languages == ("dut", "eng", "fre", "ger")


def test_only_the_address_of_the_thing_itself_is_given() -> None:
    lines = [
        "856 42 $u https://example.org/related",
        "856 4# $3 Omslag $u https://example.org/cover.jpg",
        "856 40 $u javascript:alert(1)",
        "856 41 $u https://example.org/version",
        "856 40 $u https://example.org/book",
    ]
    assert _derive("\n".join([BOOK, *lines])).online_url == "https://example.org/book"


def test_a_wrong_isbn_is_left_out_and_ten_digits_become_thirteen() -> None:
    assert _derive(f"{BOOK}\n020 ## $a 9789023456712\n020 ## $z 9789023456711").isbns == ()
    assert _derive(f"{BOOK}\n020 ## $a 0-306-40615-2").isbns == ("9780306406157",)


def test_other_scripts_and_full_names_lead_to_the_heading() -> None:
    text = f"""{BOOK}
100 1# $6 880-01 $a Rowling, J. K. $q (Joanne Kathleen)
245 10 $6 880-02 $a Garri Potter
880 1# $6 100-01/(N $a Роулинг, Дж. К.
880 10 $6 245-02/(N $a Гарри Поттер
"""
    found = _derive(text)
    assert found.see_from == (
        SeeFrom(HeadingKind.PERSON, "Rowling, J. K.", "Rowling, Joanne Kathleen"),
        SeeFrom(HeadingKind.PERSON, "Rowling, J. K.", "Роулинг, Дж. К."),
    )
    assert found.other_titles == ("Гарри Поттер",)


def test_content_advice_is_not_part_of_the_summary() -> None:
    assert _derive(f"{BOOK}\n520 4# $a Bevat geweld.\n520 ## $a Een reis.").summary == "Een reis."


@pytest.mark.parametrize(
    ("form", "genre", "is_fiction"),
    [("1", "", True), ("0", "", False), ("|", "Thrillers", True), ("|", "Non-fictie", None), ("|", "", None)],
)
def test_fiction_is_told_by_code_or_by_genre(form: str, genre: str, is_fiction: bool | None) -> None:
    text = f"{BOOK}\n008 200101s2019    ne            000 {form} dut d\n655 #4 $a {genre or 'Zomer'}"
    assert _derive(text).is_fiction is is_fiction


_LOOKED_AT = [
    *("020", "022", "041", "090", "095", "100", "110", "130", "240", "245", "246", "260", "264", "300", "338"),
    *("490", "505", "520", "521", "600", "650", "655", "700", "710", "830", "856", "880"),
]
_WORDS = st.text(max_size=25) | st.sampled_from(["9789023456711", "880-01", "245-01/(N", "AVI-M3", "{", ", 1952-"])
_FIELDS = st.builds(
    DataField,
    st.sampled_from(_LOOKED_AT),
    st.sampled_from(" 012479x"),
    st.sampled_from(" 012479x"),
    st.lists(st.builds(Subfield, st.sampled_from("abcdehinpqtuvxyz346"), _WORDS), max_size=4).map(tuple),
)
_FIXED_FIELDS = st.builds(ControlField, st.sampled_from(["001", "003", "006", "007", "008"]), st.text(max_size=45))
_STRANGE = st.builds(MarcRecord, st.text(max_size=26), st.lists(_FIELDS | _FIXED_FIELDS, max_size=10).map(tuple))


@given(records() | _STRANGE)
def test_no_record_however_strange_makes_it_fail(record: MarcRecord) -> None:
    found = derive(record)
    assert found.title
    assert len(found.control_number) <= 80
    assert len(found.age_level) <= 8
    assert len(found.work_key) <= 200
    texts = [found.title, found.author, found.summary, found.publisher, found.sort_title, *found.subjects]
    assert "\x00" not in "".join(texts)
