"""Find a Chromium for the browser tests, or get one; standard library only."""

from __future__ import annotations

import glob
import os
import shutil
import subprocess
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
"""How tests start it: also for root and in containers, and without a request that no test asked for."""

HELP = (
    "The browser tests need a Chromium and none is here. Install one (sudo apt-get install -y chromium), "
    "or name one: LEESZAAL_CHROMIUM=/path/to/chromium make test"
)


def find() -> str | None:
    """Give the path of a Chromium: the one named in LEESZAAL_CHROMIUM, the system's, or Playwright's own."""
    named = os.environ.get("LEESZAAL_CHROMIUM")
    if named:
        return shutil.which(named)
    return next(filter(None, map(shutil.which, NAMES)), None) or _playwrights_own()


def get() -> str | None:
    """Find a Chromium; when there is none and the caller is root, install the system's package."""
    found = find()
    if found or os.environ.get("LEESZAAL_CHROMIUM") or os.geteuid() != 0 or not shutil.which("apt-get"):
        return found
    print("Installing chromium for the browser tests (apt-get)", flush=True)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for words in (["update", "-qq"], ["install", "-y", "-qq", "--no-install-recommends", "chromium"]):
        result = subprocess.run(
            ["apt-get", *words], env=quiet, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
        )
        if result.returncode != 0:
            print(result.stderr.strip(), flush=True)
            return None
    return find()


def _playwrights_own() -> str | None:
    folder = Path(os.environ.get("PLAYWRIGHT_BROWSERS_PATH") or Path.home() / ".cache" / "ms-playwright")
    found = sorted(glob.glob(str(folder / "chromium-*" / "chrome-linux*" / "chrome")))
    return found[-1] if found else None
