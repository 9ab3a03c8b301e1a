"""`leeszaal bench`, in a library of the smallest size, and what it refuses."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from bench.figures import measured
from bench.library import Library, default_library, library_of
from bench.parts import PARTS, measure_of
from bench.run import BEGAN, measured_already
from leeszaal.site.cli import bench as verb
from leeszaal.site.cli import main
from leeszaal.site.postgres import Cluster

KEYS = {"part", "what", "figure", "limit", "ratio", "goal", "met", "unit", "note"}


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A home for libraries to measure in; no server is left in it."""
    folder = tmp_path_factory.mktemp("home")
    yield folder
    for library in (folder / "bench").iterdir():
        cluster = Cluster(library)
        cluster.stop()
        shutil.rmtree(cluster.places.base.resolve())


def bench(home: Path, *words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "leeszaal.site.cli", "bench", *words]
    environment = os.environ | {"LEESZAAL_HOME": str(home)}
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


def test_a_part_gives_json_with_every_key_on_standard_output_alone(home: Path) -> None:
    done = bench(home, "web", "--records", "2000", "--json")
    assert done.returncode == 0, done.stderr
    figures = json.loads(done.stdout)["figures"]
    assert all(set(one) == KEYS for one in figures)
    assert {one["part"] for one in figures} == {"web"}
    assert all(one["figure"] > 0 and one["limit"] > 0 and one["met"] in (True, False) for one in figures)
    for page in ("own page", "record page", "check-out at the desk"):
        assert any(one["what"].startswith(page) for one in figures)
    assert "fsync on, synchronous_commit on" in done.stderr
    assert library_file(home).exists()


def test_what_was_lent_to_measure_is_back_and_the_library_is_used_again(home: Path) -> None:
    before = library_file(home).stat().st_mtime_ns
    done = bench(home, "marc", "--records", "2000")
    assert done.returncode == 0, done.stderr
    assert "a changed title found" in done.stdout
    assert "made once and kept" not in done.stderr
    assert library_file(home).stat().st_mtime_ns == before


def library_file(home: Path) -> Path:
    return home / "bench" / "2000" / "bench-library.json"


def test_the_help_names_every_part() -> None:
    shown = CliRunner().invoke(main, ["bench", "--help"]).output
    assert set(verb.PARTS) == set(PARTS)
    for part in PARTS:
        assert part in shown


@pytest.mark.parametrize("part", PARTS)
def test_every_part_can_measure(part: str) -> None:
    assert callable(measure_of(part))


def test_figures_of_the_same_run_are_used_again_and_older_ones_are_not(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    one = measured("sip2", "check-outs", 900.0, "a second")
    kept = tmp_path / "bench-sip2.json"
    kept.write_text(json.dumps([one.as_dict()]), encoding="utf-8")
    library, began = Library(2_000, tmp_path), kept.stat().st_mtime
    assert measured_already("sip2", library) is None
    for age, found in ((-1.0, [one]), (1.0, None)):
        monkeypatch.setenv(BEGAN, str(began + age))
        assert measured_already("sip2", library) == found


def test_an_unknown_part_is_refused() -> None:
    assert CliRunner().invoke(main, ["bench", "sandwiches"]).exit_code == 2


def test_without_its_source_tree_the_program_says_where_measuring_is(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(verb, "SOURCES", tmp_path)
    result = CliRunner().invoke(main, ["bench"])
    assert result.exit_code == 1
    assert "bench/ of the source tree" in result.output


def test_records_are_rounded_up_to_whole_parts_of_the_plan() -> None:
    assert [library_of(records).records for records in (1, 2_000, 2_001, 1_000_000)] == [2_000, 2_000, 4_000, 1_000_000]


def test_the_largest_library_that_is_whole_is_the_default(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("LEESZAAL_HOME", str(tmp_path))
    assert default_library() == Library(1_000_000, tmp_path / "bench" / "1000000")
    for records, is_whole in ((2_000, True), (10_000, True), (100_000, False)):
        (tmp_path / "bench" / str(records)).mkdir(parents=True)
        if is_whole:
            library_of(records).mark.touch()
    assert default_library().records == 10_000
