"""Drawn covers: the same words give the same cover, and no words can break out of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from leeszaal.catalogue.models import MaterialType
from leeszaal.opac.covers import cover_size, draw_cover
from leeszaal.opac.covers.lettering import set_lines, width
from leeszaal.opac.covers.palettes import PALETTES

SVG = "{http://www.w3.org/2000/svg}"
DRAWN = {f"{SVG}{name}" for name in ("svg", "g", "rect", "circle", "ellipse", "path", "text")}
HOSTILE = "</text><script>alert(1)</script>\x00\x1b\ud800 & \" ' <![CDATA[ ]]> 漢字 \u202e"

types = st.sampled_from(MaterialType.values)


@given(st.text(), st.text(), types)
def test_any_title_and_author_give_a_well_formed_drawing_of_known_marks(title: str, author: str, kind: str) -> None:
    for element in etree.fromstring(draw_cover(title, author, kind)).iter():
        assert element.tag in DRAWN
        assert not [name for name in element.attrib if name.startswith("on") or "href" in name or name == "style"]


@pytest.mark.parametrize("kind", MaterialType.values)
def test_a_hostile_title_stays_text(kind: str) -> None:
    drawn = draw_cover(HOSTILE, HOSTILE, kind)
    assert "<script" not in drawn
    words = "".join(element.text or "" for element in etree.fromstring(drawn).iter(f"{SVG}text"))
    assert "<" in words


@pytest.mark.parametrize("kind", MaterialType.values)
def test_the_same_words_always_give_the_same_cover(kind: str) -> None:
    assert draw_cover("Oeroeg", "Hella S. Haasse", kind) == draw_cover("Oeroeg", "Hella S. Haasse", kind)


def test_this_title_keeps_the_cover_it_had_in_every_version_of_the_program() -> None:
    drawn = draw_cover("Oeroeg", "Hella S. Haasse", "book")
    assert '<rect x="0" y="0" width="300" height="450" fill="#5d5f2a"/>' in drawn


def test_other_words_another_type_or_another_seed_give_another_cover() -> None:
    drawn = {
        draw_cover("Oeroeg", "Hella S. Haasse", "book"),
        draw_cover("Oeroeg", "Hella S. Haasse", "dvd"),
        draw_cover("Heren van de thee", "Hella S. Haasse", "book"),
        draw_cover("Oeroeg", "Hella S. Haasse", "book", seed="2"),
    }
    assert len(drawn) == 4


def test_a_cover_is_decoration_of_the_size_that_pages_keep_free_for_it() -> None:
    for kind in MaterialType.values:
        root = etree.fromstring(draw_cover("Turks fruit", "Jan Wolkers", kind))
        assert root.get("aria-hidden") == "true"
        assert (root.get("width"), root.get("height")) == tuple(map(str, cover_size(kind)))


@given(st.text(), st.floats(40, 300))
def test_no_line_of_a_title_is_wider_than_its_room(words: str, room: float) -> None:
    setting = set_lines(words, room, (30, 20, 10), 3)
    assert len(setting.lines) <= 3
    assert all(width(line, setting.size) <= room for line in setting.lines)


def test_a_long_word_is_broken_and_a_long_title_is_cut() -> None:
    broken = set_lines("Arbeidsongeschiktheidsverzekering", 120, (20, 14), 3)
    assert broken.lines[0].endswith("-")
    assert "".join(line.rstrip("-") for line in broken.lines) == "Arbeidsongeschiktheidsverzekering"
    assert set_lines("een " * 60, 120, (20, 14), 3).lines[-1].endswith("…")


@pytest.mark.parametrize("palette", PALETTES)
def test_the_words_on_a_cover_can_be_read(palette: object) -> None:
    ground, ink = palette[0], palette[1]  # type: ignore[index]
    assert contrast(ground, ink) >= 4.5


def contrast(one: str, other: str) -> float:
    """The contrast of two colours as WCAG 2.2 defines it."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
