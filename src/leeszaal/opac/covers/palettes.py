"""The inks and papers of drawn covers: sets of colours that go together, chosen by hand."""

from typing import NamedTuple


class Palette(NamedTuple):
    """Colours of one cover. `ink` reads on `ground` with at least 4.5:1; the other three are for the drawing."""

    ground: str
    ink: str
    first: str
    second: str
    third: str


PALETTES = (
    Palette("#17483a", "#f6ecd9", "#d9a441", "#5fa083", "#0d2e25"),
    Palette("#9c3a26", "#fbeedd", "#f0b48a", "#5b1f14", "#d9662f"),
    Palette("#1f2a44", "#f4ead8", "#e0a458", "#6c86b5", "#121a2e"),
    Palette("#e0a93b", "#2b1f14", "#8c3b1c", "#f7e7bd", "#c77a22"),
    Palette("#f2e6cf", "#26211c", "#b5482f", "#2f6f73", "#e3c089"),
    Palette("#e6bcab", "#3b1a2b", "#8e2f4a", "#f7e6db", "#c9805f"),
    Palette("#4a2440", "#f8ead9", "#c77d9b", "#e9c46a", "#2f1429"),
    Palette("#b3ccd3", "#14303a", "#c8553d", "#f3f0e5", "#5a8b9a"),
    Palette("#5d5f2a", "#f7efd6", "#dcc76a", "#35361a", "#8f9147"),
    Palette("#2d2a2a", "#f4efe6", "#d1495b", "#7c8c8f", "#edae49"),
    Palette("#c3ccae", "#232b1f", "#55703f", "#eeead6", "#8fa173"),
    Palette("#1d5c62", "#f3efe2", "#f0a868", "#79b4a9", "#103a3f"),
    Palette("#dcc7a2", "#2b2118", "#3d5a6c", "#f3e9d3", "#a9713f"),
    Palette("#c9c0d6", "#2a2140", "#5b4b8a", "#f4eef6", "#d98c6a"),
    Palette("#f0ddd0", "#3d1f1a", "#c2543d", "#3f6c5a", "#e8a87c"),
    Palette("#27394f", "#f2ead9", "#d97757", "#93b5b0", "#e8c87e"),
)
"""Grounds run from deep to light, so that a shelf of covers is lively and never loud."""
