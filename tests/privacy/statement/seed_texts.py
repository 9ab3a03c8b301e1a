"""The two source statements, where they lie beside the project, sentence by sentence."""

import re
from collections.abc import Iterator
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[4] / "shared" / "mission"
FILES = {"almere": "003_*.txt", "bieb": "000_*.txt"}
_END = re.compile(r"(?<=[.!?:;])\s+(?=[A-ZÀ-Ý(])")
_WORDS = 6


def text_of(name: str) -> str | None:
    """The text of one library, or None where it does not lie here."""
    found = sorted(FOLDER.glob(FILES[name]))
    return found[0].read_text(encoding="utf-8") if found else None


def sentences(text: str) -> Iterator[str]:
    """Every sentence, heading and line of an address, in order."""
    for line in text.splitlines():
        bare = re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", line)
        bare = " ".join(re.sub(r"[*#<>]+", " ", bare).split()).removeprefix("- ").strip()
        yield from (part.strip() for part in _END.split(bare) if part.strip())


def beginning(sentence: str) -> str:
    """The first words of a sentence, by which a row of the table names it."""
    words = sentence.split()
    return " ".join(words[:_WORDS]).replace("|", "/") + (" …" if len(words) > _WORDS else "")
