"""Words for people: everything in the register that the public may read exists in Dutch and in English."""

from dataclasses import dataclass

LANGUAGES = ("nl", "en")


@dataclass(frozen=True, slots=True)
class Words:
    """The same text in both languages."""

    nl: str
    en: str

    def in_language(self, code: str) -> str:
        """Give the text in a language, by code (``en`` or ``en-gb``); Dutch for any language we do not have."""
        return self.en if code.startswith("en") else self.nl
