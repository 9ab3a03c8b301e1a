"""Make the environment that Leeszaal runs in: `python3 tools/bootstrap.py [--dev]`; standard library only.

A virtual environment in `.venv`, exactly the packages of the lock (each checked by its hash), the project itself, the
translations. A second run sees that nothing changed and does nothing. This file must also be understood by an old
Python, so that it can say what is missing.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
STAMPS = VENV / "leeszaal-stamps"
LOCKS = {"runtime": ROOT / "requirements.lock", "dev": ROOT / "requirements-dev.lock"}
NEEDED = (3, 11)
QUIET = {"PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_NO_INPUT": "1", "PIP_ROOT_USER_ACTION": "ignore"}


class SetupError(Exception):
    """The environment cannot be made; the message says what to do."""


def main(kind: str) -> int:
    """Make or complete the environment of that kind ("runtime" or "dev"); give the exit code."""
    try:
        refuse_old_python()
        if not is_made(kind):
            make(kind)
        run("The translations cannot be compiled", python(), "-m", "leeszaal.site.cli", "compile-messages")
    except SetupError as error:
        print(f"\n{error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    return 0


def refuse_old_python() -> None:
    """Raise SetupError when this Python is too old or cannot make virtual environments."""
    if sys.version_info < NEEDED:
        raise SetupError(
            "Leeszaal needs Python 3.11 or newer, and {} is {}.{}. Name another: make PYTHON=python3.12 demo".format(
                sys.executable, *sys.version_info[:2]
            )
        )
    try:
        import ensurepip  # noqa: F401, PLC0415  Debian leaves it out of its python3 package
        import venv  # noqa: F401, PLC0415
    except ImportError:
        raise SetupError(
            "This Python cannot make virtual environments. On Debian and Ubuntu: sudo apt-get install -y python3-venv"
        ) from None


def fingerprint(kind: str) -> str:
    """Name everything that the environment is made from, by one hash."""
    version = "{}.{}".format(*sys.version_info[:2])
    files = [LOCKS[kind].read_bytes(), (ROOT / "pyproject.toml").read_bytes()]
    parts = [*files, version.encode(), str(ROOT).encode()]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def is_made(kind: str) -> bool:
    """Tell whether the environment was made from what is here now; one for development serves to run as well."""
    kinds = {kind, "dev"}
    stamps = {one: STAMPS / one for one in kinds if (STAMPS / one).exists()}
    return any(stamp.read_text() == fingerprint(one) for one, stamp in stamps.items())


def make(kind: str) -> None:
    """Make the environment, or bring it up to date, and stamp it when all of it succeeded."""
    if not works():
        print(f"Making a virtual environment in {VENV}", flush=True)
        run("The virtual environment cannot be made", sys.executable, "-m", "venv", "--clear", str(VENV))
    for old in STAMPS.glob("*"):
        old.unlink()
    install(kind)
    arguments = ("--quiet", "--no-deps", "--no-build-isolation", "--editable", str(ROOT))
    run("The project cannot be installed", python(), "-m", "pip", "install", *arguments)
    STAMPS.mkdir(exist_ok=True)
    (STAMPS / kind).write_text(fingerprint(kind))


def install(kind: str) -> None:
    """Install the packages of the lock, telling how far it is."""
    lock = LOCKS[kind]
    total = sum(1 for line in lock.read_text().splitlines() if "==" in line and not line.startswith((" ", "#")))
    print(f"Installing up to {total} packages (the first time takes a minute or two)", flush=True)
    arguments = ("--require-hashes", "--only-binary", ":all:", "--progress-bar", "off", "--requirement", str(lock))
    process = subprocess.Popen(
        [python(), "-m", "pip", "install", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        stdin=subprocess.DEVNULL,
        text=True,
        env={**os.environ, **QUIET},
    )
    lines: list[str] = []
    fetched = 0
    for line in process.stdout or ():
        lines.append(line.rstrip())
        if line.startswith("Collecting "):
            fetched += 1
            tell(f"  {fetched:3} {line.split()[1].split('==')[0]}")
        elif line.startswith("Installing collected"):
            tell("  all fetched, now unpacking")
    if process.wait() != 0:
        raise SetupError("The packages cannot be installed. What pip said last:\n" + "\n".join(lines[-12:]))


def tell(line: str) -> None:
    """Show progress: on a terminal in one line that changes, else a line each time."""
    print(f"\r\033[K{line}" if sys.stdout.isatty() else line, end="" if sys.stdout.isatty() else "\n", flush=True)
    if sys.stdout.isatty() and line.endswith("unpacking"):
        print()


def works() -> bool:
    """Tell whether the virtual environment there can be used by this version of Python."""
    probe = "import sys, pip; print(*sys.version_info[:2])"
    try:
        result = subprocess.run([python(), "-c", probe], capture_output=True, text=True, check=False)
    except OSError:
        return False
    return result.stdout.split() == [str(part) for part in sys.version_info[:2]]


def python() -> str:
    """Give the path of the environment's own Python."""
    return str(VENV / "bin" / "python")


def run(fault: str, *command: str) -> None:
    """Run a command to its end; raise SetupError, with the fault and the output, when it fails."""
    result = subprocess.run(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={**os.environ, **QUIET},
        cwd=ROOT,
        check=False,
    )
    if result.returncode != 0:
        raise SetupError(f"{fault}:\n{result.stdout.strip()}")


if __name__ == "__main__":
    sys.exit(main("dev" if "--dev" in sys.argv[1:] else "runtime"))
