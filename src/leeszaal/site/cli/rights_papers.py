"""What `leeszaal rights` gives back: lines or JSON on the screen, and papers for the person in a folder.

A paper is a page (HTML) in the person's language that needs nothing else to be read or printed.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click
from django.template.loader import render_to_string
from django.utils import translation

from leeszaal.notices.letters import Letter
from leeszaal.privacy.declared import register
from leeszaal.privacy.erasure.telling import SaidPlan
from leeszaal.privacy.rights.package import write_files


@dataclass(frozen=True, slots=True)
class Paper:
    """A letter, and the plan of an erasure where it tells of one: what it would do, or (``after``) what it left."""

    letter: Letter
    plan: SaidPlan | None = None
    after: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """What was done, for programs, as lines on the screen, and on paper by file name."""

    told: Mapping[str, Any]
    lines: Sequence[str]
    papers: Mapping[str, Paper]


def give(right: str, answer: Answer, output: Path | None, *, as_json: bool) -> None:
    """Print an answer, and write its papers with the same as JSON when a folder was named."""
    told = json.dumps(answer.told, ensure_ascii=False, indent=2)
    click.echo(told if as_json else "\n".join(answer.lines))
    if output is None:
        return
    pages = {f"{name}.html": _page(paper).encode() for name, paper in answer.papers.items()}
    for path in write_files({f"{right}.json": told.encode(), **pages}, output):
        click.echo(str(path), err=as_json)


def _page(paper: Paper) -> str:
    with translation.override(paper.letter.language):
        known = {"letter": paper.letter, "plan": paper.plan, "after": paper.after, "library": register().library}
        return render_to_string("notices/paper.html", known)
