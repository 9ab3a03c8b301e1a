"""A small library with an index of its own for each test."""

from pathlib import Path

import pytest
from django.test import Client
from pytest_django import Settings
from shelf import fill_shelves

from leeszaal.catalogue.models import Record
from leeszaal.catalogue.search import indexer


@pytest.fixture
def library(db: None, settings: Settings, tmp_path: Path) -> dict[str, Record]:
    """Titles by a short name, on the shelves of two branches, indexed."""
    settings.HOME = tmp_path
    made = fill_shelves()
    indexer.rebuild()
    return made


@pytest.fixture
def visitor(library: dict[str, Record]) -> Client:
    """A browser that asks for Dutch and has no cookies."""
    return Client(headers={"accept-language": "nl"})
