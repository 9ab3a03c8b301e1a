"""The words of the frame and of the public pages are there in Dutch, and no translation is left without its source."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

import leeszaal

SOURCE = Path(leeszaal.__file__).parent
APPS = sorted(path.parents[3].name for path in SOURCE.glob("*/locale/nl/LC_MESSAGES/django.po"))
TRANSLATE = re.compile(r"""{%\s*translate (?:"([^"]*)"|'([^']*)')""")
BLOCK = re.compile(r"{%\s*blocktranslate[^%]*%}(.*?)(?:{% plural %}.*?)?{% endblocktranslate %}", re.DOTALL)
IN_CODE = re.compile(r"""\b(?:_|ngettext)\(\s*"((?:[^"\\]|\\.)*)"\s*[,)]""")


def asked(app: str) -> Iterator[str]:
    """The source strings of an app's templates and code."""
    for template in (SOURCE / app).glob("templates/**/*.html"):
        text = template.read_text()
        yield from (one or other for one, other in TRANSLATE.findall(text))
        yield from (re.sub(r"{{ (\w+) }}", r"%(\1)s", words) for words in BLOCK.findall(text))
    for module in (SOURCE / app).rglob("*.py"):
        yield from (words.replace('\\"', '"') for words in IN_CODE.findall(module.read_text()))


def translated(app: str) -> set[str]:
    """The source strings that an app has in Dutch."""
    with (SOURCE / app / "locale/nl/LC_MESSAGES/django.po").open("rb") as file:
        messages = [message for message in read_po(file) if message.id and message.string and not message.fuzzy]
    return {message.id if isinstance(message.id, str) else message.id[0] for message in messages}


@pytest.mark.parametrize("app", APPS)
def test_every_word_of_these_pages_is_there_in_dutch(app: str) -> None:
    assert not set(asked(app)) - set().union(*map(translated, APPS))


@pytest.mark.parametrize("app", ["site", "opac"])
def test_no_translation_is_left_of_words_that_are_gone(app: str) -> None:
    assert not translated(app) - set(asked(app))
