"""The shape of the index: its fields, how their text is cut into words, and what is kept for sorting and counting.

Text is folded (no capitals, no accents) before it is stemmed, so that *knieen* finds *knieën*. Every stemmed field
stands there twice, by Dutch and by English rules, because a record does not reliably say the language of each field.

Whether a record has a word is asked of three fields (``author``, ``all_nl``, ``all_en``); the others only tell how well
it fits. That keeps short the lists which must be compared for every word.
"""

from typing import Final

from tantivy import Filter, Index, Schema, SchemaBuilder, TextAnalyzer, TextAnalyzerBuilder, Tokenizer

SHAPE: Final = "1"
"""Raise this when fields or their meaning change: an index of another shape counts as missing."""

LONGEST_WORD: Final = 40

FOLDED, DUTCH, ENGLISH = "folded", "dutch", "english"
_TEXTS = {
    "title": (FOLDED, "position"),
    "title_nl": (DUTCH, "freq"),
    "title_en": (ENGLISH, "freq"),
    "author": (FOLDED, "position"),
    "series": (FOLDED, "position"),
    "subject": (FOLDED, "position"),
    "subject_nl": (DUTCH, "freq"),
    "subject_en": (ENGLISH, "freq"),
    "body": (FOLDED, "position"),
    "all_nl": (DUTCH, "freq"),
    "all_en": (ENGLISH, "freq"),
}
_CODES = ("isbn", "title_exact", "heading", "prompt")
_COUNTED = ("material", "language", "genre", "age", "branch", "available_at", "available", "fiction")
_NUMBERS = ("record_id", "work", "year", "by_newest", "by_year")
SORT_PARTS: Final = 3
_RANKS = tuple(f"by_{name}_{part}" for name in ("title", "author") for part in range(SORT_PARTS))


def _analyzer(*more: Filter) -> TextAnalyzer:
    builder = TextAnalyzerBuilder(Tokenizer.simple()).filter(Filter.remove_long(LONGEST_WORD))
    for step in (Filter.lowercase(), Filter.ascii_fold(), *more):
        builder = builder.filter(step)
    return builder.build()


ANALYZERS: Final = {
    FOLDED: _analyzer(),
    DUTCH: _analyzer(Filter.stemmer("dutch")),
    ENGLISH: _analyzer(Filter.stemmer("english")),
}


def _schema() -> Schema:
    builder = SchemaBuilder()
    for name, (tokenizer, option) in _TEXTS.items():
        builder.add_text_field(name, tokenizer_name=tokenizer, index_option=option)
    for name in _CODES:
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    for name in _COUNTED:
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic", fast=True)
    for name in _NUMBERS:
        builder.add_unsigned_field(name, indexed=True, fast=True)
    for name in _RANKS:
        builder.add_unsigned_field(name, fast=True)
    builder.add_float_field("weight", fast=True)
    builder.add_bytes_field("shown", stored=True)
    return builder.build()


def _word_schema() -> Schema:
    builder = SchemaBuilder()
    builder.add_text_field("word", tokenizer_name="raw", index_option="basic", stored=True)
    builder.add_unsigned_field("uses", fast=True)
    return builder.build()


SCHEMA: Final = _schema()
WORD_SCHEMA: Final = _word_schema()


def open_index(path: str) -> Index:
    """Open or make the index of records in an existing folder."""
    index = Index(SCHEMA, path)
    for name, analyzer in ANALYZERS.items():
        index.register_tokenizer(name, analyzer)
    index.config_reader("manual")
    return index


def open_words(path: str) -> Index:
    """Open or make the index of the words that the records use, which is asked for words that look alike."""
    index = Index(WORD_SCHEMA, path)
    index.config_reader("manual")
    return index
