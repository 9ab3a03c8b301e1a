"""Random messages of every kind, some with values that try to break out of their field."""

import os
from datetime import datetime
from enum import EnumMeta
from typing import Any, get_args, get_type_hints

from hypothesis import settings
from hypothesis import strategies as st

from leeszaal.protocols.sip2.codec import kinds, messages
from leeszaal.protocols.sip2.codec.layouts import LAYOUT_OF

FUZZ = settings(max_examples=int(os.environ.get("LEESZAAL_FUZZ", "300")), deadline=None)
"""How long to look for faults: 300 examples of each property, or as many as LEESZAAL_FUZZ says."""

_SIGNS = st.characters(exclude_categories=["Cs"])
_NASTY = st.sampled_from(
    ["|", "\r", "\n", "AY1AZ0000", "|AA1|", "AY1", "0AY1", "AZ00", "\x00", "\x85", "é", "川", " ", "Y"]
)
_SHORT = st.text(_SIGNS, max_size=30) | st.lists(_NASTY | st.text(_SIGNS, max_size=5), max_size=8).map("".join)
_TEXTS = _SHORT | st.text(st.sampled_from("ab|é\r"), min_size=250, max_size=300)
_NAIVE = st.datetimes(datetime(1000, 1, 1), datetime(9999, 12, 30))  # noqa: DTZ001
_AWARE = st.datetimes(datetime(1000, 1, 3), datetime(9999, 12, 28), timezones=st.timezones())  # noqa: DTZ001
_DATES = st.none() | _NAIVE | _AWARE
_POSITIONS = st.lists(st.booleans(), min_size=14, max_size=14)
_CAPITALS = st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", min_size=2, max_size=2)

_BY_KIND: dict[Any, st.SearchStrategy[Any]] = {
    kinds.Date: _DATES,
    kinds.OptionalDate: _DATES,
    kinds.Count: st.none() | st.integers(-2, 10_001),
    kinds.ThreeDigits: st.none() | st.integers(-2, 1_001),
    kinds.YesNo: st.booleans(),
    kinds.OneZero: st.booleans(),
    kinds.YesNoUnknown: st.none() | st.booleans(),
    kinds.OptionalYesNo: st.none() | st.booleans(),
    kinds.PatronStatusField: _POSITIONS.map(
        lambda yes: messages.PatronStatus(**dict(zip(messages.PatronStatus.__slots__, yes, strict=True)))
    ),
    kinds.SummaryField: _POSITIONS.map(
        lambda yes: messages.Summary(**dict(zip(messages.Summary.__slots__, yes, strict=False)))
    ),
    kinds.Supported: st.frozensets(st.sampled_from(messages.SupportedMessage)),
    kinds.Texts: st.lists(_TEXTS, max_size=5).map(tuple),
    kinds.Text: _TEXTS,
    kinds.OptionalText: st.none() | _TEXTS,
    kinds.Version: _SHORT,
    kinds.Currency: _SHORT,
}


def _of_kind(kind: Any) -> st.SearchStrategy[Any]:
    return _BY_KIND[kind] if kind in _BY_KIND else _of_codes(kind)


def _of_codes(kind: Any) -> st.SearchStrategy[Any]:
    """Give the codes of a table, codes that it lacks, and none where the field may be left out."""
    types = get_args(get_args(kind)[0])
    (table,) = (each for each in types if isinstance(each, EnumMeta))
    return st.sampled_from(table) | _SHORT | (st.none() if type(None) in types else st.nothing())


def _of(message: type[messages.Message]) -> st.SearchStrategy[messages.Message]:
    layout, hints = LAYOUT_OF[message], get_type_hints(message, include_extras=True)
    names = [field.name for field in (*layout.fixed, *layout.variable)]
    others = _CAPITALS.filter(lambda identifier: identifier not in {*layout.by_identifier, "AY", "AZ"})
    extensions = st.lists(st.tuples(others, _TEXTS), max_size=3).map(tuple)
    return st.builds(message, extensions=extensions, **{name: _of_kind(hints[name]) for name in names})


any_message = st.one_of([_of(message) for message in messages.BY_CODE.values()])
