"""The design's own promises: contrast in light and dark, icons that exist, templates with nothing inline."""

import re
from pathlib import Path

import pytest

import leeszaal

SOURCE = Path(leeszaal.__file__).parent
STATIC = SOURCE / "site/static/leeszaal"
GIVEN_AWAY = frozenset({"access.html", "paper.html"})
"""Pages that people take home: each has its style with it, for it is opened without us."""
TEMPLATES = sorted(path for path in SOURCE.glob("*/templates/**/*.html") if path.name not in GIVEN_AWAY)
ALWAYS_THE_SAME = {"#251d16", "#f4c766", "#fff"}
"""Ink and light on brass, and the white that a code needs around it to be read by a camera."""
GROUNDS = ("paper", "sheet", "well")
TEXT_ON = [
    *((ink, ground) for ink in ("ink", "ink-soft", "accent", "accent-strong") for ground in GROUNDS),
    *((state, f"{state}-soft") for state in ("ok", "warn", "error", "info")),
    *((state, ground) for state in ("ok", "warn", "error", "info") for ground in ("paper", "sheet")),
    *(("ink", f"{state}-soft") for state in ("ok", "warn", "error", "info")),
    ("accent-strong", "accent-soft"),
    ("on-accent", "accent"),
    ("on-accent", "accent-strong"),
    ("on-state", "error"),
    ("on-lamp", "lamp"),
    ("on-lamp", "lamp-deep"),
    ("on-lamp-soft", "lamp"),
    ("on-lamp-soft", "lamp-deep"),
]
LINES_ON = [(line, ground) for line in ("line-strong", "focus") for ground in GROUNDS] + [("brass", "lamp-deep")]


def tokens(scheme: str) -> dict[str, str]:
    """The colours of a scheme by their token."""
    light, dark = (STATIC / "tokens.css").read_text().split("@media (prefers-color-scheme: dark)")
    named = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", light))
    return named if scheme == "light" else named | dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", dark))


def contrast(one: str, other: str) -> float:
    """The contrast of two colours as WCAG 2.2 defines it."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), TEXT_ON)
def test_text_can_be_read_on_its_ground(text: str, ground: str, scheme: str) -> None:
    colours = tokens(scheme)
    assert contrast(colours[text], colours[ground]) >= 4.5


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("line", "ground"), LINES_ON)
def test_the_edge_of_a_field_and_the_focus_can_be_seen(line: str, ground: str, scheme: str) -> None:
    colours = tokens(scheme)
    assert contrast(colours[line], colours[ground]) >= 3


def test_every_icon_that_a_template_asks_for_exists() -> None:
    drawn = set(re.findall(r'id="([a-z-]+)"', (STATIC / "icons.svg").read_text()))
    asked = {(name, path.name) for path in TEMPLATES for name in re.findall(r'{% icon "([a-z-]+)"', path.read_text())}
    assert asked
    assert not {(name, template) for name, template in asked if name not in drawn}


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_a_template_holds_no_style_no_script_and_no_address_of_another_host(template: Path) -> None:
    text = template.read_text()
    assert not re.search(r"<style|<script(?![^>]*\ssrc=)|\sstyle=|\son[a-z]+=[\"']|javascript:", text)
    assert not re.search(r"(?:src|action)=[\"'](?:https?:)?//", text)


@pytest.mark.parametrize("sheet", sorted(STATIC.glob("*.css")), ids=lambda path: path.name)
def test_a_style_sheet_takes_nothing_from_another_host_and_its_colours_from_the_tokens(sheet: Path) -> None:
    text = re.sub(r"/\*.*?\*/", "", sheet.read_text(), flags=re.DOTALL)
    assert not re.search(r"url\([\"']?(?:https?:)?//|@import", text)
    if sheet.name not in {"tokens.css", "print.css"}:
        assert set(re.findall(r"#[0-9a-f]{3,8}\b", text)) <= ALWAYS_THE_SAME
