"""Every address of the pages, with the parts that vary filled in."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver, reverse

AREAS = ("opac", "account", "desk", "office")


def patterns() -> Iterator[tuple[str, dict[str, str]]]:
    """Each named address of the four areas, with the kind of each part that varies."""
    for area in get_resolver().url_patterns:
        if isinstance(area, URLResolver) and area.namespace in AREAS:
            for pattern in area.url_patterns:
                if isinstance(pattern, URLPattern) and pattern.name != "logout":
                    kinds = {key: type(each).__name__ for key, each in pattern.pattern.converters.items()}
                    yield (
                        f"{area.namespace}:{pattern.name}",
                        {k: v.removesuffix("Converter").lower() for k, v in kinds.items()},
                    )


def addresses(numbers: Mapping[str, list[Any]]) -> Iterator[tuple[str, str]]:
    """Each address as often as there are numbers to fill in; ``numbers`` gives values by the kind of the part."""
    for name, converters in patterns():
        for pick in range(len(numbers["int"]) if "int" in converters.values() else 1):
            yield name, reverse(name, kwargs=_filled(converters, numbers, pick))


def _filled(converters: dict[str, str], numbers: Mapping[str, list[Any]], pick: int) -> dict[str, Any]:
    return {
        key: "almere" if kind not in numbers else numbers[kind][pick if kind == "int" else 0]
        for key, kind in converters.items()
    }
