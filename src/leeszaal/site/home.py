"""Where this installation keeps its state: everything that must survive a restart and is not in the source tree."""

import os
from pathlib import Path

import leeszaal

SOURCES = Path(leeszaal.__file__).resolve().parents[2]


def home() -> Path:
    """Give the absolute state folder: `LEESZAAL_HOME`; else `var` in the source tree that this runs from.

    An installed program without its source tree keeps `var` in the folder where it is started.
    """
    named = os.environ.get("LEESZAAL_HOME")
    if named:
        return Path(named).resolve()
    return (SOURCES if (SOURCES / "pyproject.toml").exists() else Path()).resolve() / "var"
