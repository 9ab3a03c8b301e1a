"""Making the environment on a bare machine; the whole of it is tried by whoever runs `make` on a fresh clone."""

import os
import re
import subprocess
import sys
from pathlib import Path

import bootstrap
import chromium
import pytest

ROOT = Path(__file__).parents[2]
FRESH = "import sys; sys.path.insert(0, 'tools'); import bootstrap; {}; sys.exit(bootstrap.main('runtime'))"


def try_bootstrap(change: str, path: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Run the bootstrap in a process of its own after a change to its surroundings."""
    environment = dict(os.environ) | ({"PYTHONPATH": str(path)} if path else {})
    words = [sys.executable, "-c", FRESH.format(change)]
    return subprocess.run(words, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)


def test_an_old_python_is_told_how_to_name_another() -> None:
    result = try_bootstrap("bootstrap.NEEDED = (99, 0)")
    assert result.returncode == 1
    assert "make PYTHON=" in result.stderr
    assert "Traceback" not in result.stderr


def test_a_python_without_environments_is_told_which_package_is_missing(tmp_path: Path) -> None:
    (tmp_path / "ensurepip.py").write_text("raise ImportError")
    result = try_bootstrap("pass", tmp_path)
    assert result.returncode == 1
    assert "sudo apt-get install -y python3-venv" in result.stderr
    assert "Traceback" not in result.stderr


def test_an_environment_for_development_also_serves_to_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bootstrap, "STAMPS", tmp_path)
    assert not bootstrap.is_made("runtime")
    (tmp_path / "dev").write_text(bootstrap.fingerprint("dev"))
    assert bootstrap.is_made("runtime")
    assert bootstrap.is_made("dev")


def test_a_changed_lock_makes_the_environment_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lock = tmp_path / "requirements.lock"
    lock.write_text("one==1")
    monkeypatch.setattr(bootstrap, "STAMPS", tmp_path)
    monkeypatch.setattr(bootstrap, "LOCKS", {"runtime": lock, "dev": bootstrap.LOCKS["dev"]})
    (tmp_path / "runtime").write_text(bootstrap.fingerprint("runtime"))
    assert bootstrap.is_made("runtime")
    lock.write_text("one==2")
    assert not bootstrap.is_made("runtime")


@pytest.mark.parametrize("kind", ["runtime", "dev"])
def test_the_lock_pins_every_package_by_hash_and_names_no_place_to_get_it(kind: str) -> None:
    text = bootstrap.LOCKS[kind].read_text()
    packages = re.split(r"^(?=[a-z0-9])", text, flags=re.MULTILINE)[1:]
    assert len(packages) > 30
    assert [package for package in packages if "==" not in package or "--hash=sha256:" not in package] == []
    assert "://" not in text


def test_what_runs_is_also_what_is_tested() -> None:
    pins = {
        kind: set(re.findall(r"^\S+==\S+", bootstrap.LOCKS[kind].read_text(), re.MULTILINE)) for kind in bootstrap.LOCKS
    }
    assert pins["runtime"] < pins["dev"]


def test_a_named_chromium_goes_before_any_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    named = tmp_path / "chromium"
    named.write_text("#!/bin/sh\n")
    named.chmod(0o755)
    monkeypatch.setenv("LEESZAAL_CHROMIUM", str(named))
    assert chromium.find() == str(named)
    named.unlink()
    assert chromium.find() is None
