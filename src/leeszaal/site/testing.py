"""A pytest plugin that gives tests a home of their own, so that they never meet the state of a running library.

It is named in the project's pytest options, for settings are read before any `conftest.py`. Processes that test side
by side each get their own home, hence their own database server and search index.
"""

import os
from pathlib import Path

import leeszaal

HOME = Path(leeszaal.__file__).parents[2] / "var"


def _choose_home() -> None:
    worker = os.environ.get("PYTEST_XDIST_WORKER")
    # A worker inherits the home that the process which started it has chosen here.
    home = Path(os.environ.get("LEESZAAL_HOME") or HOME)
    os.environ["LEESZAAL_HOME"] = str(home / (worker or "test"))


_choose_home()
