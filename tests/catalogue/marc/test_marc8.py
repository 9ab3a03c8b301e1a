"""MARC-8 becomes the Unicode that the Library of Congress' tables say, and nothing vanishes."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from marc_files import fixture
from pymarc.marc8 import marc8_to_unicode

from leeszaal.catalogue.marc.marc8 import marc8_to_text

_MARC8 = fixture("pymarc/test_marc8.txt").split(b"\n")
_UTF8 = fixture("pymarc/test_utf8.txt").split(b"\n")


def test_every_line_of_the_independent_vectors_converts_to_its_counterpart() -> None:
    assert len(_MARC8) == len(_UTF8) > 750
    for marc8, utf8 in zip(_MARC8, _UTF8, strict=True):
        assert marc8_to_text(marc8) == unicodedata.normalize("NFC", utf8.decode())


@pytest.mark.parametrize(
    ("marc8", "text"),
    [
        (b"Dvo\xe9r\xe2ak", "Dvořák"),
        (b"\xe8uber", "über"),
        (b"\xc1 20", "ℓ 20"),
        (b"\x1bb2\x1bs and H\x1bb2\x1bsO", "₂ and H₂O"),
        (b"\x1b(N\x41\x1b(B", "а"),
        (b"price \xb9 5", "price £ 5"),
        (b"a &#x20AC; b", "a € b"),
        (b"a &#xD800; b", "a &#xD800; b"),
    ],
)
def test_diacritics_follow_their_letter_and_escapes_choose_another_alphabet(marc8: bytes, text: str) -> None:
    assert marc8_to_text(marc8) == text


def test_what_has_no_meaning_shows_as_a_replacement_character() -> None:
    assert marc8_to_text(b"a\xffb") == "a\ufffdb"
    assert marc8_to_text(b"end\x1b") == "end\ufffd"
    assert marc8_to_text(b"\x1b$1!!") == "\ufffd"


def test_a_diacritic_without_a_letter_is_kept() -> None:
    assert unicodedata.normalize("NFD", marc8_to_text(b"e\xe2")) == "e\u0301"


@given(st.binary(max_size=60))
def test_no_bytes_whatever_make_it_fail(data: bytes) -> None:
    assert isinstance(marc8_to_text(data), str)


@given(st.text(st.characters(min_codepoint=0x20, max_codepoint=0x7E), max_size=40))
def test_plain_latin_stays_as_it_is(text: str) -> None:
    if "&#x" not in text:
        assert marc8_to_text(text.encode()) == text


@given(st.lists(st.sampled_from([line for line in _MARC8 if line]), min_size=1, max_size=3))
def test_it_agrees_with_an_independent_program_on_real_text(lines: list[bytes]) -> None:
    data = b" ".join(lines)
    assert marc8_to_text(data) == marc8_to_unicode(data, hide_utf8_warnings=True)
