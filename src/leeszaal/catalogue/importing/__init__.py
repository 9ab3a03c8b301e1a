"""Taking records into the catalogue from files of MARC, and the copies they bring along."""

from leeszaal.catalogue.importing.options import ItemFields, MatchPoint, OnMatch, Options, Report, Skipped
from leeszaal.catalogue.importing.service import import_marc

__all__ = ["ItemFields", "MatchPoint", "OnMatch", "Options", "Report", "Skipped", "import_marc"]
