"""A library's own overlay to begin with: its sheet filled in, and in comments what else may stand there.

What is written is valid at once, so the program runs by it; a lawyer then changes it file by file.
"""

import json
from dataclasses import dataclass
from pathlib import Path

LIBRARY = """\
# {name}: what this library does otherwise than the base.
# A key that is left out here keeps the value of base/library.toml. Texts for people are there in Dutch and in English.
# After each change: leeszaal register check, and leeszaal register diff base {folder}

name       = {name_text}
legal_name = {legal_name}
address    = {address}
{phone}email      = {email}
privacy_email = {privacy_email}
{chamber}officer    = {{ nl = "{officer_nl}", en = "{officer_en}" }}
introduction = {{ nl = {introduction_nl}, en = {introduction_en} }}

# The country of the server and of its backups, within the European Economic Area.
# stored_in = "NL"

# How long a privacy training of staff counts, from the day it was given.
# training_lasts = "P2Y"

# What the library says and this program does not do (yet); one block for each. Without blocks nothing is added.
# [[statements]]
# key      = "rooms"
# title    = {{ nl = "Zalen", en = "Rooms" }}
# says     = {{ nl = "...", en = "..." }}
# not_yet  = {{ nl = "Ons systeem verhuurt nog geen zalen.", en = "Our system does not let rooms yet." }}
# promises = ["RES-1"]
# source   = "our privacy statement of 1 January 2026: Rooms"
"""

PARTNERS = """\
# The organisations outside that get data from {name}. The base names three with agreements of an invented library:
# write your own agreements here, with the keys kb, cbs and libraries. A block here takes the place of that in the base.
#
# [kb]
# name        = {{ nl = "Koninklijke Bibliotheek", en = "KB, the national library of the Netherlands" }}
# kind        = "joint controller"              # processor, controller or joint controller
# country     = "NL"                            # within the European Economic Area
# what        = {{ nl = "...", en = "..." }}
# agreement   = "title and number of the agreement"
# agreed_on   = 2026-01-01
# ends_on     = 2028-12-31                      # may be absent
# arrangement = {{ nl = "...", en = "..." }}      # who does what; a must for a joint controller (article 26(2))
# website     = "https://..."                   # the partner's own statement; may be absent
"""

LENDING = """\
# How long {name} keeps who borrowed something. Take the marks away and change the term; whoever gives one term
# here, gives all terms of this activity. The base says:
#
{terms}"""


@dataclass(frozen=True, slots=True)
class Details:
    """What a library tells about itself to begin with; telephone and Chamber of Commerce may be empty."""

    name: str
    legal_name: str
    address: str
    email: str
    privacy_email: str
    phone: str = ""
    chamber_of_commerce: str = ""


def overlay_files(details: Details, folder: str, base: Path) -> dict[str, str]:
    """Give the files of a new overlay by name; ``folder`` is how the overlay is called, ``base`` where the base is."""
    lending = (base / "lending.toml").read_text(encoding="utf-8")
    return {
        "library.toml": LIBRARY.format(
            name=details.name,
            folder=folder,
            name_text=_text(details.name),
            legal_name=_text(details.legal_name),
            address=_text(details.address),
            email=_text(details.email),
            privacy_email=_text(details.privacy_email),
            phone=_line_if_any("phone      ", details.phone),
            chamber=_line_if_any("chamber_of_commerce ", details.chamber_of_commerce),
            officer_nl="Vragen over je privacy kun je stellen op dit adres.",
            officer_en="You can ask questions about your privacy at this address.",
            introduction_nl=_text(f"Hier staat wat {details.name} met je gegevens doet, waarom, en hoe lang."),
            introduction_en=_text(f"Here you find what {details.name} does with your data, why, and for how long."),
        ),
        "partners.toml": PARTNERS.format(name=details.name),
        "lending.toml": LENDING.format(name=details.name, terms=_as_comment(_terms_of(lending))),
    }


def _text(value: str) -> str:
    # A text in TOML is quoted and escaped as in JSON.
    return json.dumps(value, ensure_ascii=False)


def _line_if_any(key: str, value: str) -> str:
    return f"{key}= {_text(value)}\n" if value else ""


def _terms_of(activity: str) -> str:
    start = activity.index("[[keeping]]")
    return activity[start : activity.find("\n\n[promises]", start)].strip()


def _as_comment(lines: str) -> str:
    return "".join(f"# {line}".rstrip() + "\n" for line in lines.splitlines())
