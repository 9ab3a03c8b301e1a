"""Invented Dutch stories for adults and children, alone or as parts of a series."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from leeszaal.catalogue.models import MaterialType
from leeszaal.site.demo.shelves.draft import Draft
from leeszaal.site.demo.shelves.imprint import Imprints
from leeszaal.site.demo.shelves.makers import Makers
from leeszaal.site.demo.words import Filler, read_toml

_PAGES = {"AK": (24, 32), "E": (28, 48), "A": (56, 112), "B": (112, 240), "C": (160, 272), "D": (220, 380)}
_ADULT_PAGES = (160, 480)
_LAST_SENTENCE = 0.6
_FOR_THE_SMALLEST = frozenset({"AK", "E"})


@dataclass(frozen=True, slots=True)
class _Place:
    """By whom a story is, of which year, and which part of which series."""

    writer: str
    year: int
    series: str = ""
    volume: int = 0


@dataclass(frozen=True, slots=True)
class Told:
    """A draft, and its title in English where one is known."""

    draft: Draft
    english_title: str = ""


class Storyteller:
    """Tells stories from one list; a title is used once."""

    def __init__(
        self, stories: dict[str, Any], kind: str, chance: random.Random, makers: Makers, imprints: Imprints
    ) -> None:
        self._stories = stories["story"]
        self._english: dict[str, str] = stories.get("english", {})
        self._kind = kind
        self._chance = chance
        self._makers = makers
        self._imprints = imprints
        self._used: set[str] = set()
        self._used_series: set[str] = set()

    def tell(self, count: int) -> Iterator[Told]:
        """Give about so many stories; a series gives several at once."""
        told = 0
        while told < count:
            story = self._chance.choice(self._stories)
            batch = list(
                self._series(story) if "series" in story and self._chance.random() < 0.5 else self._alone(story)
            )
            told += max(len(batch), 1)
            yield from batch

    def _alone(self, story: dict[str, Any]) -> Iterator[Told]:
        filler = Filler(self._chance, story.get("use"))
        pattern = self._chance.choice(story["titles"])
        if self._is_new(filler.fill(pattern)):
            yield self._told(story, filler, pattern, _Place(self._writer(story), self._imprints.year()))

    def _series(self, story: dict[str, Any]) -> Iterator[Told]:
        """Parts of a series share writer, names and places; each has its own title and comes out a year later."""
        shared = Filler(self._chance, story.get("use"))
        name, writer = shared.fill(story["series"]), self._writer(story)
        if name in self._used_series:
            return
        self._used_series.add(name)
        patterns = self._chance.sample(story["titles"], k=min(len(story["titles"]), self._chance.randint(3, 6)))
        first_year, volume = self._imprints.year() - len(patterns), 0
        for pattern in patterns:
            filler = Filler(self._chance, story.get("use"), shared.kept)
            if self._is_new(filler.fill(pattern)):
                volume += 1
                yield self._told(story, filler, pattern, _Place(writer, first_year + volume, name, volume))

    def _is_new(self, title: str) -> bool:
        fresh = title not in self._used
        self._used.add(title)
        return fresh

    def _writer(self, story: dict[str, Any]) -> str:
        return self._makers.writer(f"{story.get('age', 'adult')} {story['genre']}").heading

    def _told(self, story: dict[str, Any], filler: Filler, pattern: str, where: "_Place") -> Told:
        age = story.get("age", "")
        publisher, place = self._imprints.publisher(self._kind)
        main, _, rest = filler.fill(pattern).partition(": ")
        draft = Draft(
            MaterialType.BOOK,
            title=main,
            subtitle=rest[:1].lower() + rest[1:],
            author=where.writer,
            publisher=publisher,
            place=place,
            year=where.year,
            isbn=self._imprints.isbn(),
            series=where.series,
            volume=where.volume,
            subjects=tuple(story["subjects"]),
            genres=(story["genre"],),
            age=age,
            avi=self._chance.choice(story["avi"]) if "avi" in story else "",
            shelf_mark=shelf_mark(age, story["genre"], where.writer),
            is_fiction=True,
            summary=self._summary(story, filler),
            pages=self._imprints.pages(*_PAGES.get(age, _ADULT_PAGES)),
            price_cents=self._imprints.price_cents(*((9, 17) if age else (17, 26))),
            popularity=self._chance.paretovariate(1.4),
        )
        return Told(draft, filler.fill(self._english[pattern]) if pattern in self._english else "")

    def _summary(self, story: dict[str, Any], filler: Filler) -> str:
        """Choose one of the story's summaries; often a reviewer has the last word."""
        known = story["summary"]
        text = filler.sentences(known if isinstance(known, str) else self._chance.choice(known))
        if story.get("age") in _FOR_THE_SMALLEST or self._chance.random() > _LAST_SENTENCE:
            return text
        return f"{text} {self._chance.choice(read_toml('dutch/tails.toml')[self._kind])}"


def shelf_mark(age: str, genre: str, writer: str) -> str:
    """Give the mark on the spine: age mark or genre, and the first four letters of the writer's name."""
    letters = "".join(sign for sign in writer if sign.isalpha())[:4].upper()
    return f"{age or genre} {letters}".strip()
