"""Where recordings are on disk: ``LEESZAAL_HOME/cameras/<folder of the camera>/<file>``."""

from pathlib import Path

from django.conf import settings


def folder_of(folder: str) -> Path:
    """Give the folder of one camera."""
    return Path(settings.HOME) / "cameras" / folder


def file_of(folder: str, name: str) -> Path:
    """Give the file of a recording.

    Raises:
        ValueError: when the name leads out of the folder of the camera.
    """
    found = folder_of(folder) / name
    if Path(name).name != name or name in (".", ".."):
        raise ValueError("a recording is a file in the folder of its camera")
    return found
