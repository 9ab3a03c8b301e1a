"""Invented films, music, games, magazines and works of art."""

import random
from collections.abc import Iterator
from datetime import date
from typing import Any

from leeszaal.catalogue.models import MaterialType
from leeszaal.site.demo.shelves.draft import Draft
from leeszaal.site.demo.shelves.imprint import Imprints
from leeszaal.site.demo.shelves.makers import Makers
from leeszaal.site.demo.words import Filler, read_toml

_MONTHS = ("januari", "maart", "mei", "juli", "september", "november")


class Studio:
    """Makes what is not a book."""

    def __init__(self, chance: random.Random, makers: Makers, imprints: Imprints, today: date) -> None:
        self._chance = chance
        self._makers = makers
        self._imprints = imprints
        self._today = today
        self._lists: dict[str, Any] = read_toml("dutch/media.toml")
        self._used: set[str] = set()

    def films(self, count: int) -> Iterator[Draft]:
        """Give films on DVD."""
        film = self._lists["film"]
        for _ in range(count):
            filler = Filler(self._chance)
            title = filler.fill(self._chance.choice(film["titles"]))
            if self._is_new(f"film {title}"):
                yield self._film(film, filler, title)

    def _film(self, film: dict[str, list[str]], filler: Filler, title: str) -> Draft:
        genre = self._chance.choice(film["genres"])
        cast = tuple(self._makers.writer("acteur").heading for _ in range(3))
        return Draft(
            MaterialType.DVD,
            title=title,
            author=self._makers.writer("film").heading,
            contributors=tuple(dict.fromkeys(cast)),
            publisher=self._chance.choice(film["studios"]),
            place="Amsterdam",
            year=self._imprints.year(),
            genres=(genre,),
            subjects=("Speelfilms",) if genre != "Documentaire" else ("Documentaires",),
            is_fiction=genre != "Documentaire",
            shelf_mark=f"DVD {genre}",
            summary=filler.sentences(
                self._chance.choice(film["documentaries" if genre == "Documentaire" else "summaries"])
            ),
            extent=f"1 dvd-video ({self._chance.randint(78, 142)} min.)",
            age=f"Kijkwijzer: {self._chance.choice(('alle leeftijden', '6', '9', '12', '16'))}",
            price_cents=self._imprints.price_cents(9, 19),
            popularity=self._chance.paretovariate(1.6),
        )

    def albums(self, count: int) -> Iterator[Draft]:
        """Give music on CD with its tracks."""
        music = self._lists["music"]
        for _ in range(count):
            filler = Filler(self._chance)
            title, act = filler.fill(self._chance.choice(music["titles"])), self._chance.choice(music["acts"])
            if self._is_new(f"cd {act} {title}"):
                yield self._album(music, filler, title, act)

    def _album(self, music: dict[str, list[str]], filler: Filler, title: str, act: str) -> Draft:
        tracks = self._chance.sample(music["tracks"], k=self._chance.randint(8, 14))
        return Draft(
            MaterialType.CD,
            title=title,
            author=act,
            publisher=self._chance.choice(music["labels"]),
            place="Hilversum",
            year=self._imprints.year(),
            genres=(music["genres"][len(act) % len(music["genres"])],),
            shelf_mark=f"CD {act.upper()[:12]}",
            contents=tuple(filler.fill(track) for track in tracks),
            extent=f"1 cd ({self._chance.randint(34, 76)} min.)",
            price_cents=self._imprints.price_cents(12, 20),
            popularity=self._chance.paretovariate(2.2) * 0.5,
        )

    def games(self, count: int) -> Iterator[Draft]:
        """Give console games; one title may exist for several consoles."""
        game = self._lists["game"]
        for _ in range(count):
            filler = Filler(self._chance, {"rijk": game["rijk"]})
            title, platform = filler.fill(self._chance.choice(game["titles"])), self._chance.choice(game["platforms"])
            if self._is_new(f"game {title} {platform}"):
                yield self._game(game, filler, title, platform)

    def _game(self, game: dict[str, list[str]], filler: Filler, title: str, platform: str) -> Draft:
        main, _, rest = title.partition(": ")
        return Draft(
            MaterialType.GAME,
            title=main,
            subtitle=rest,
            contributors=(self._chance.choice(game["makers"]),),
            publisher=self._chance.choice(game["makers"]),
            place="Utrecht",
            year=max(self._imprints.year(), self._today.year - 7),
            edition=platform,
            genres=(self._chance.choice(game["genres"]),),
            subjects=("Computerspellen",),
            shelf_mark=f"Game {platform}",
            summary=filler.sentences(self._chance.choice(game["summaries"])),
            extent="1 game",
            age=f"PEGI {self._chance.choice(game['ages'])}",
            note=platform,
            price_cents=self._imprints.price_cents(34, 59),
            popularity=self._chance.paretovariate(1.3) * 2,
        )

    def issues(self, per_title: int) -> Iterator[Draft]:
        """Give the last issues of every magazine, the newest first."""
        magazine = self._lists["magazine"]
        for name, subject in zip(magazine["titles"], magazine["subjects"], strict=True):
            for back in range(per_title):
                yield self._issue(magazine, name, subject, back)

    def _issue(self, magazine: dict[str, Any], name: str, subject: str, back: int) -> Draft:
        year, number = divmod(self._today.year * len(_MONTHS) + (self._today.month - 1) // 2 - back, len(_MONTHS))
        main, _, rest = name.partition(": ")
        return Draft(
            MaterialType.MAGAZINE,
            title=main,
            subtitle=rest,
            part=f"{year}, nr {number + 1} ({_MONTHS[number]})",
            publisher=magazine["publisher"],
            place="Lindeveen",
            year=year,
            subjects=(subject,),
            shelf_mark=f"Tijdschrift {main}",
            summary=f"In dit nummer: {Filler(self._chance).fill(self._chance.choice(magazine['themes']))}.",
            extent=f"{self._chance.choice((64, 84, 100, 116))} pagina's",
            price_cents=self._imprints.price_cents(5, 9),
            popularity=0.8,
        )

    def artworks(self, count: int) -> Iterator[Draft]:
        """Give works of art that can be borrowed to hang on a wall."""
        art = self._lists["art"]
        for number in range(count):
            technique = self._chance.choice(art["techniques"])
            title = Filler(self._chance).fill(self._chance.choice(art["titles"]))
            yield Draft(
                MaterialType.ARTWORK,
                title=title,
                author=self._makers.writer("kunst").heading,
                publisher="Kunstuitleen Lindeveen",
                place="Lindeveen",
                year=self._imprints.year(),
                genres=(technique.split()[0],),
                subjects=("Kunstuitleen",),
                shelf_mark=f"Kunst {number + 1:03d}",
                extent=f"1 kunstwerk : {technique.lower()} ; "
                f"{self._chance.randrange(20, 90, 5)} x {self._chance.randrange(20, 110, 5)} cm",
                price_cents=self._chance.randrange(12000, 65000, 500),
                popularity=0.35,
            )

    def _is_new(self, key: str) -> bool:
        fresh = key not in self._used
        self._used.add(key)
        return fresh
