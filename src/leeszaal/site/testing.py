"""A pytest plugin that gives tests a home of their own, so that they never meet the state of a running library.

It is named in the project's pytest options, for settings are read before any `conftest.py`. Processes that test side
by side each get their own home, hence their own database server and search index.
"""

import os
from itertools import count
from pathlib import Path

import pytest

from leeszaal.site.home import home

_numbers = count(1)


@pytest.fixture(autouse=True)
def erasures(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give each test its own folder for the journal of erasures: its database is rolled back and a file is not."""
    from django.conf import settings  # noqa: PLC0415  settings are read after the home is chosen

    folder = tmp_path_factory.getbasetemp() / f"erasures-{next(_numbers)}"
    monkeypatch.setattr(settings, "ERASURES", str(folder))
    return folder


def _choose_home() -> None:
    # A process that tests beside others inherits the home that the one which started it has chosen here.
    part = os.environ.get("PYTEST_XDIST_WORKER") or "test"
    os.environ["LEESZAAL_HOME"] = str(home() / part)


_choose_home()
