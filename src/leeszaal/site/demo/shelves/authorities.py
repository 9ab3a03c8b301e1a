"""Headings with the other names and words that lead to them."""

from collections.abc import Iterable, Iterator

from leeszaal.catalogue.models import Authority
from leeszaal.site.demo.shelves.catalogue import Title
from leeszaal.site.demo.shelves.makers import Makers
from leeszaal.site.demo.shelves.popular import other_names
from leeszaal.site.demo.words import read_toml

Kind = Authority.Kind
Variants = dict[tuple[str, str], list[str]]


def authorities(titles: Iterable[Title], makers: Makers) -> list[Authority]:
    """Give an authority for each heading that the catalogue uses and that something leads to."""
    used, found = _used_headings(titles)
    for writer in makers.everyone():
        found.setdefault((Kind.PERSON, writer.heading), []).extend(writer.variants)
    for heading, names in other_names().items():
        found.setdefault((Kind.PERSON, heading), []).extend(names)
    for kind, headings in read_toml("dutch/headings.toml").items():
        for heading, words in headings.items():
            found.setdefault((kind, heading), []).extend(words)
    return list(_rows(found, used))


def fixed_authorities() -> list[Authority]:
    """Give the authorities for subjects and genres, which every catalogue of the demo uses."""
    headings = read_toml("dutch/headings.toml")
    found = [(kind, heading, words) for kind in headings for heading, words in headings[kind].items()]
    return [
        Authority(pk=number, kind=kind, heading=heading, see_from=words)
        for number, (kind, heading, words) in enumerate(found, start=1)
    ]


def _used_headings(titles: Iterable[Title]) -> tuple[set[str], Variants]:
    used: set[str] = set()
    found: Variants = {}
    for title in titles:
        record = title.record
        used.update([record.author, *record.contributors, *record.subjects, *record.genres])
        for see in title.derived.see_from:
            found.setdefault((see.kind, see.heading), []).append(see.form)
    return used, found


def _rows(found: Variants, used: set[str]) -> Iterator[Authority]:
    number = 0
    for (kind, heading), names in found.items():
        variants = [name for name in dict.fromkeys(names) if name != heading]
        if heading in used and variants:
            number += 1
            yield Authority(pk=number, kind=kind, heading=heading, see_from=variants)
