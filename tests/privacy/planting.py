"""A copy of the register in which something wrong is planted."""

import shutil
from pathlib import Path

from leeszaal.privacy.register import FOLDER, RegisterError, load


def copy_of_register(folder: Path) -> Path:
    """A copy of the whole register that a test may spoil."""
    return Path(shutil.copytree(FOLDER, folder / "register"))


def plant(file: Path, old: str, new: str) -> None:
    """Replace a piece of text that must be there, once."""
    text = file.read_text(encoding="utf-8")
    assert old in text, f"{old!r} is not in {file.name}"
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def complaints(folder: Path, overlay: str = "") -> list[str]:
    """What is said when the register is read; nothing when it is right."""
    try:
        load(folder, overlay)
    except RegisterError as error:
        return [problem.told() for problem in error.problems]
    return []
