"""A small library with an index of its own for each test."""

from pathlib import Path

import pytest
from django.test import Client
from pytest_django import Settings
from shelf import branch, copy, record

from leeszaal.catalogue.models import Authority, Record
from leeszaal.catalogue.search import indexer


@pytest.fixture
def library(db: None, settings: Settings, tmp_path: Path) -> dict[str, Record]:
    """Titles by a short name, on the shelves of two branches, indexed."""
    settings.HOME = tmp_path
    branch("Centrum")
    branch("Oost")
    made = {
        "oeroeg": record(
            "Oeroeg", "Haasse, Hella S.", isbns=["9789021400013"], genres=["Roman"], work_key="haasse/oeroeg"
        ),
        "oeroeg_cd": record("Oeroeg", "Haasse, Hella S.", material_type="audiobook", work_key="haasse/oeroeg"),
        "minoes": record("Minoes", "Schmidt, Annie M.G.", genres=["Jeugdboek"], loan_count=40),
        "havelaar": record("Max Havelaar", "Multatuli", series=["Gouden reeks"], subjects=["Koffie"]),
        "hidden": record("Verborgen titel", "Niemand", suppressed=True),
    }
    copy(made["oeroeg"])
    copy(made["oeroeg"], "Oost", status="on_loan")
    copy(made["minoes"], "Oost")
    Authority.objects.create(kind="person", heading="Multatuli", see_from=["Dekker, Eduard Douwes"])
    indexer.rebuild()
    return made


@pytest.fixture
def visitor(library: dict[str, Record]) -> Client:
    """A browser that asks for Dutch and has no cookies."""
    return Client(headers={"accept-language": "nl"})
