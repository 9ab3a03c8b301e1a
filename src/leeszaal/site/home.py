"""Where this installation keeps its state: everything that must survive a restart and is not in the source tree."""

import os
from pathlib import Path


def home() -> Path:
    """Give the absolute state folder: `LEESZAAL_HOME`, else `var` under the working directory."""
    return Path(os.environ.get("LEESZAAL_HOME") or "var").resolve()
