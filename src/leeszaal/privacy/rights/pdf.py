"""The page as a PDF that a screen reader can follow: tagged, and checked against PDF/UA-1 (ISO 14289-1) while made.

The text is handed over as data, so nothing that a person ever typed is read as markup. Only the fonts that come with
the typesetter are used, so that every machine makes the same pages.
"""

import json
from dataclasses import asdict
from importlib.resources import files

import typst
from django.utils import translation
from django.utils.translation import gettext

from leeszaal.privacy.rights.access import Package
from leeszaal.privacy.rights.reading import readable


def as_pdf(package: Package) -> bytes:
    """Typeset the package."""
    with translation.override(package["language"]):
        content = {
            **{key: package[key] for key in ("language", "library", "activities", "not_traceable")},
            "looked": package["looked_at"],
            "disclosures": package["disclosures"],
            "profile": package["profile"],
            "sections": [asdict(section) for section in readable(package)],
            "words": _words(package),
        }
    template = files("leeszaal.privacy").joinpath("data", "access.typ").read_bytes()
    return typeset(template, content)


def typeset(template: bytes, content: object) -> bytes:
    """Typeset what is handed over as data by a template of typst."""
    made = typst.compile(
        template,
        sys_inputs={"content": json.dumps(content, ensure_ascii=False)},
        pdf_standards=["ua-1"],
        ignore_system_fonts=True,
    )
    assert isinstance(made, bytes)  # noqa: S101  several files come only from other formats
    return made


def _words(package: Package) -> dict[str, str]:
    """Give the fixed texts, the same as on the page."""
    return {
        "title": gettext("Everything we hold about you"),
        "data": gettext("Your data"),
        "activities": gettext("What we do with them"),
        "others": gettext("What we keep without a name"),
        "looked": gettext("Who looked"),
        "received": gettext("Who received"),
        "nobody_received": gettext("Nobody outside the library received your data."),
        "profile": gettext("Profiles and automatic decisions"),
        "nothing_counted": gettext("Nothing is counted at this moment."),
        "rights": gettext("Your rights"),
        "basis": gettext("Legal basis"),
        "source": gettext("Where we got them"),
        "recipients": gettext("Who receives them"),
        "terms": gettext("How long"),
        "nobody": gettext("Nobody."),
        "goes": gettext("Goes"),
        "elsewhere": gettext("As long as another purpose on this page needs them."),
        "untraceable": gettext(
            "In these places there may be something about you as well, "
            "but our system cannot tell which lines are yours."
        ),
        "left_out": gettext(
            "Where a piece of data is about somebody else as well, we leave the other out. "
            "Numbers that only our system uses are in the JSON file."
        ),
        "court": gettext("You can also go to court."),
    }
