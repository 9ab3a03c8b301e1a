"""Invented Dutch non-fiction for adults and children."""

import random
from collections.abc import Iterator, Sequence
from typing import Any

from leeszaal.catalogue.models import MaterialType
from leeszaal.site.demo.shelves.draft import Draft
from leeszaal.site.demo.shelves.fiction import Told
from leeszaal.site.demo.shelves.imprint import Imprints
from leeszaal.site.demo.shelves.makers import Makers
from leeszaal.site.demo.words import Filler, read_toml

_SUBTITLES = {
    "J": ("weetjes en foto's", "informatief boek", "voor nieuwsgierige kinderen"),
    "989": ("een biografie", "een levensverhaal"),
    "93": ("een geschiedenis in verhalen", "verhalen en foto's"),
    "1": ("een kennismaking", "verhalen en inzichten"),
    "6": ("een praktische gids", "tips en ideeën", "handboek voor thuis"),
    "7": ("een kennismaking", "in woord en beeld"),
}
"""What a subtitle says, by the beginning of the shelf mark; the longest beginning counts."""

_LAST_SENTENCES = {
    "facts": read_toml("dutch/tails.toml")["facts"],
    "youth": [
        "Met foto's en tekeningen in kleur.",
        "Handig voor een spreekbeurt of werkstuk.",
        "Met een quiz achterin.",
    ],
}


class Explainer:
    """Writes books about subjects from one list; a title is used once."""

    def __init__(
        self, topics: dict[str, Any], ages: Sequence[str], chance: random.Random, makers: Makers, imprints: Imprints
    ) -> None:
        self._topics = topics["topic"]
        self._ages = ages
        self._chance = chance
        self._makers = makers
        self._imprints = imprints
        self._used: set[str] = set()

    def explain(self, count: int) -> Iterator[Told]:
        """Give at most so many books: a title that exists already is left out."""
        for _ in range(count):
            topic = self._chance.choice(self._topics)
            filler = Filler(self._chance, topic.get("use"))
            title = filler.fill(self._chance.choice(topic["titles"]))
            if title not in self._used:
                self._used.add(title)
                yield Told(self._book(topic, filler, title))

    def _book(self, topic: dict[str, Any], filler: Filler, title: str) -> Draft:
        main, _, rest = title.partition(": ")
        if not rest and self._chance.random() < 0.3:
            rest = self._subtitle(topic["shelf"])
        age = self._chance.choice(self._ages)
        writer = self._makers.writer(topic["shelf"]).heading
        publisher, place = self._imprints.publisher("youth" if age else "facts")
        return Draft(
            MaterialType.BOOK,
            title=main,
            subtitle=rest,
            author=writer,
            publisher=publisher,
            place=place,
            year=self._imprints.year(),
            isbn=self._imprints.isbn(),
            edition=self._chance.choice(("", "", "", "2e druk", "Herziene druk")),
            subjects=tuple(topic["subjects"]),
            genres=("Informatief",) if age else (),
            age=age,
            shelf_mark=topic["shelf"],
            is_fiction=False,
            summary=self._summary(filler.sentences(topic["summary"]), "youth" if age else "facts"),
            pages=self._imprints.pages(*((32, 96) if age else (96, 320))),
            price_cents=self._imprints.price_cents(*((12, 19) if age else (19, 35))),
            popularity=self._chance.paretovariate(1.8) * 0.7,
        )

    def _subtitle(self, shelf: str) -> str:
        fitting = [start for start in _SUBTITLES if shelf.startswith(start)]
        return self._chance.choice(_SUBTITLES[max(fitting, key=len)]) if fitting else ""

    def _summary(self, text: str, kind: str) -> str:
        return f"{text} {self._chance.choice(['', *_LAST_SENTENCES[kind]])}".strip()
