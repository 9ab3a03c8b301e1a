"""Codes said in words, for templates."""

from collections.abc import Callable, Mapping


def said_by(words: Mapping[str, object]) -> Callable[[str], str]:
    """Give a filter that says a code in the reader's language; a code without words is said as it is."""

    def say(code: str) -> str:
        return str(words.get(code, code))

    return say
