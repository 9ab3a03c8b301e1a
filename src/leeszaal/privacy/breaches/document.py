"""A draft as a PDF that a screen reader can follow, like the package of somebody's own data."""

from dataclasses import asdict
from importlib.resources import files

from leeszaal.privacy.breaches.drafts import Draft
from leeszaal.privacy.rights.pdf import typeset


def as_pdf(draft: Draft) -> bytes:
    """Typeset a draft."""
    template = files("leeszaal.privacy").joinpath("data", "breach.typ").read_bytes()
    return typeset(template, asdict(draft))
