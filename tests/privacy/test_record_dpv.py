"""The record in JSON-LD is sound RDF, and every term in it is of the W3C vocabulary and of the right class."""

import csv
import json
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest
from rdflib import DCTERMS, RDF, XSD, Graph, Literal, URIRef
from rdflib.namespace import Namespace

from leeszaal.privacy.documents.dpv_terms import CLASSES, PREFIXES, PROPERTIES, VERSION, iri
from leeszaal.privacy.documents.record_dpv import as_jsonld
from leeszaal.privacy.register import Register, load

TODAY = date(2026, 11, 22)
BASE = "https://bibliotheek.example/privacy/"
VOCABULARY = Path(__file__).resolve().parents[2].parent / "shared/data/gdpr/w3c__dpv" / VERSION
FILES = ("dpv/dpv", "pd/pd", "legal/eu/legal-eu", "legal/eu/gdpr/eu-gdpr", "legal/nl/legal-nl")
DPV, DCAM = Namespace(PREFIXES["dpv"]), Namespace("http://purl.org/dc/dcam/")


@pytest.fixture(params=["", "bieb", "almere"], scope="module")
def register(request: pytest.FixtureRequest) -> Register:
    return load(overlay=request.param)


@pytest.fixture(scope="module")
def graph(register: Register) -> Graph:
    """The record expanded to RDF, without anything fetched."""
    return Graph().parse(data=json.dumps(as_jsonld(register, TODAY, BASE)), format="json-ld")


class Use(NamedTuple):
    """A property of the vocabulary with what it leads to."""

    term: str
    leads_to: object


def uses(graph: Graph) -> Iterator[Use]:
    for _, name, value in graph:
        if str(name).startswith(PREFIXES["dpv"]):
            yield Use(f"dpv:{str(name).partition('#')[2]}", value)


def short(address: object) -> str:
    """``dpv:Purpose`` for its address."""
    text = str(address)
    fits = [f"{prefix}:{text.removeprefix(start)}" for prefix, start in PREFIXES.items() if text.startswith(start)]
    return fits[0] if fits else text


def test_every_activity_is_a_process_with_all_that_the_record_asks(graph: Graph, register: Register) -> None:
    assert len(set(graph.subjects(RDF.type, DPV.PersonalDataProcess))) == len(register.activities)
    for activity in register.activities.values():
        node = URIRef(f"{BASE}#{activity.key}")
        titles = {title.language: str(title) for title in graph.objects(node, DCTERMS.title)}
        assert titles == {"nl": activity.title.nl, "en": activity.title.en}
        assert len(list(graph.objects(node, DPV.hasPersonalData))) == len(activity.data)
        assert len(list(graph.objects(node, DPV.hasLegalBasis))) == 1
        assert len(list(graph.objects(node, DPV.hasRight))) == len(activity.basis.rights)
        assert len(list(graph.objects(node, DPV.hasDataSubject))) == len(activity.people)
        lengths = {str(term.lasts) for term in activity.terms_on(TODAY)}
        found = {
            str(graph.value(duration, RDF.value))
            for term in graph.objects(node, DPV.hasStorageCondition)
            for duration in graph.objects(term, DPV.hasDuration)
        }
        assert found == lengths


def test_lengths_and_days_are_typed(graph: Graph) -> None:
    assert {value.datatype for value in graph.objects(None, RDF.value) if isinstance(value, Literal)} == {XSD.duration}
    assert {value.datatype for value in graph.objects(None, DCTERMS.issued) if isinstance(value, Literal)} == {XSD.date}


def test_every_property_leads_to_what_it_is_for(graph: Graph) -> None:
    found = list(uses(graph))
    assert len(found) > 100
    for term, value in found:
        wanted = PROPERTIES[term]
        if not wanted:
            assert isinstance(value, Literal), term
        elif wanted == "dpv:Country":
            assert str(value) == iri("loc:NL")
        else:
            kinds = {short(kind) for kind in graph.objects(value, RDF.type)} or {short(value)}
            assert wanted in {CLASSES.get(kind) or kind for kind in kinds}, (term, kinds)


def test_no_term_is_used_that_is_not_on_the_list(graph: Graph) -> None:
    addresses = {part for triple in graph for part in triple if isinstance(part, URIRef)}
    used = {short(address) for address in addresses if str(address).startswith("https://w3id.org/")}
    assert used - {"loc:NL"} <= PROPERTIES.keys() | CLASSES.keys()


def test_nothing_is_left_out_when_it_is_expanded(graph: Graph, register: Register) -> None:
    text = json.dumps(as_jsonld(register, TODAY, BASE))
    assert len(graph) > text.count('"nl":'), "a key without a meaning would fall away silently"
    known = {"@context", "@id", "@type"} | as_jsonld(register, TODAY, BASE)["@context"].keys() | {"nl", "en"}
    assert not set(_keys(json.loads(text))) - known


def _keys(node: object) -> Iterator[str]:
    if isinstance(node, dict):
        for key, value in node.items():
            yield key
            if key != "@context":
                yield from _keys(value)
    elif isinstance(node, list):
        for value in node:
            yield from _keys(value)


@pytest.fixture(scope="module")
def wider() -> dict[str, set[str]]:
    """For each term of the vocabulary the terms that it is a kind of."""
    if not VOCABULARY.is_dir():
        pytest.skip(f"the vocabulary itself is not at {VOCABULARY}; the list of terms was compared with it where it is")
    found: defaultdict[str, set[str]] = defaultdict(set)
    for name in FILES:
        with (VOCABULARY / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                kinds = ";".join((row["dpvtype"], row["subclassof"], row["hasbroader"])).split(";")
                found[row["iri"]] |= {kind for kind in kinds if kind}
    return found


def kinds_of(term: str, wider: dict[str, set[str]]) -> set[str]:
    """Everything that a term is a kind of, itself included."""
    found, todo = set(), {term}
    while todo:
        one = todo.pop()
        found.add(one)
        todo |= wider.get(one, set()) - found
    return found


@pytest.mark.parametrize("term", sorted(CLASSES))
def test_every_class_is_in_the_vocabulary_and_of_its_kind(term: str, wider: dict[str, set[str]]) -> None:
    assert iri(term) in wider
    assert iri(CLASSES[term]) in kinds_of(iri(term), wider)


@pytest.mark.parametrize("name", sorted(PROPERTIES))
def test_every_property_is_in_the_vocabulary(name: str, wider: dict[str, set[str]]) -> None:
    assert iri(name) in wider


def test_every_property_is_for_what_the_vocabulary_says(wider: dict[str, set[str]]) -> None:
    vocabulary = Graph().parse(VOCABULARY / "dpv/dpv.ttl")
    for name, leads_to in PROPERTIES.items():
        ranges = {short(kind) for kind in vocabulary.objects(URIRef(iri(name)), DCAM.rangeIncludes)}
        assert leads_to in ranges or (not leads_to and not ranges), (name, ranges)


def test_the_countries_are_in_the_vocabulary() -> None:
    if not VOCABULARY.is_dir():
        pytest.skip(f"the vocabulary itself is not at {VOCABULARY}")
    with (VOCABULARY / "loc/loc.csv").open(encoding="utf-8", newline="") as file:
        kinds = {row["iri"]: row["dpvtype"] for row in csv.DictReader(file)}
    assert "https://w3id.org/dpv#Country" in kinds[iri("loc:NL")]
