"""The package as files: a page to read (HTML and PDF), everything for machines (JSON), and the schema of that."""

import io
import json
import zipfile
from importlib.resources import files
from pathlib import Path

from django.template.loader import render_to_string
from django.utils import translation

from leeszaal.privacy.rights.access import Asked, Package, access_package
from leeszaal.privacy.rights.pdf import as_pdf
from leeszaal.privacy.rights.portability import SCHEMA as PORTABILITY_SCHEMA
from leeszaal.privacy.rights.portability import as_csv, portable_package
from leeszaal.privacy.rights.reading import readable

SCHEMA = "access.schema.json"


def access_files(asked: Asked) -> dict[str, bytes]:
    """Make every file of the package, by name."""
    package = access_package(asked)
    return {
        "access.html": as_html(package).encode(),
        "access.pdf": as_pdf(package),
        "access.json": as_json(package),
        SCHEMA: schema(SCHEMA),
    }


def portability_files(asked: Asked) -> dict[str, bytes]:
    """Make every file of what a person takes along, by name."""
    package = portable_package(asked)
    return {
        "portability.json": as_json(package),
        PORTABILITY_SCHEMA: schema(PORTABILITY_SCHEMA),
        **as_csv(package),
    }


def as_json(package: Package) -> bytes:
    """Write the package for machines: UTF-8, one object."""
    return json.dumps(package, ensure_ascii=False, indent=1).encode()


def as_html(package: Package) -> str:
    """Write the package as one page that needs nothing else to be read."""
    with translation.override(package["language"]):
        return render_to_string("privacy/access.html", {"package": package, "page": readable(package)})


def schema(name: str) -> bytes:
    """Give one of our JSON Schemas (draft 2020-12)."""
    return files("leeszaal.privacy").joinpath("data", name).read_bytes()


def as_zip(contents: dict[str, bytes]) -> bytes:
    """Put files in one ZIP file."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in contents.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def write_files(contents: dict[str, bytes], folder: Path) -> list[Path]:
    """Write files into a folder that only its owner can read; it is made when it is not there."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    written = []
    for name, content in contents.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        path.touch(mode=0o600)
        path.write_bytes(content)
        written.append(path)
    return written
