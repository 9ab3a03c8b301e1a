"""A shelf with an index of its own for each test."""

from pathlib import Path

import pytest
from pytest_django import Settings
from search_shelf import Shelf, fill

from leeszaal.catalogue.search import indexer


@pytest.fixture
def search_home(settings: Settings, tmp_path: Path) -> Path:
    """A home folder without an index."""
    settings.HOME = tmp_path
    return tmp_path


@pytest.fixture
def shelf(db: None, search_home: Path) -> Shelf:
    """The small catalogue, indexed."""
    made = fill()
    indexer.rebuild()
    return made
