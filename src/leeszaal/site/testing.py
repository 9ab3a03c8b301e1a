"""A pytest plugin that gives tests a home of their own, so that they never meet the state of a running library.

It is named in the project's pytest options, for settings are read before any `conftest.py`. Processes that test side
by side each get their own home, hence their own database server and search index.
"""

import os

from leeszaal.site.home import home


def _choose_home() -> None:
    # A process that tests beside others inherits the home that the one which started it has chosen here.
    part = os.environ.get("PYTEST_XDIST_WORKER") or "test"
    os.environ["LEESZAAL_HOME"] = str(home() / part)


_choose_home()
