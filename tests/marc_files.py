"""Where the MARC of others is that tests read: a few files kept here, many more beside the project on some machines."""

from pathlib import Path

FIXTURES = Path(__file__).parent / "fixtures" / "marc"
SHARED = Path(__file__).parents[2] / "shared" / "data"
_NOT_MARC = {".txt", ".json"}


def marc_files(folder: Path) -> list[Path]:
    """Give every file of MARC under a folder, in a fixed order."""
    return sorted(path for path in folder.rglob("*") if path.is_file() and path.suffix not in _NOT_MARC)


def fixture(name: str) -> bytes:
    """Give the bytes of a kept file."""
    return (FIXTURES / name).read_bytes()
