"""Every kind of message has a text in each language and somebody who knows its subject."""

import pytest
from django.conf import settings
from django.template.loader import get_template

from leeszaal.notices.composing import template_name
from leeszaal.notices.kinds import BY_ACTIVITY, Kind, Problem
from leeszaal.notices.models import Notice
from leeszaal.notices.subjects import told_kinds
from leeszaal.notices.words import KINDS, PROBLEMS, STATES


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("language", [code for code, _ in settings.LANGUAGES])
def test_each_kind_has_a_text_in_each_language(kind: Kind, language: str) -> None:
    assert get_template(template_name(kind, language))


def test_somebody_knows_the_subject_of_each_kind_that_is_not_sent_for_an_activity() -> None:
    assert told_kinds() == frozenset(Kind) - BY_ACTIVITY


def test_each_kind_state_and_problem_has_words() -> None:
    assert set(KINDS) == set(Kind)
    assert set(STATES) == set(Notice.State)
    assert set(PROBLEMS) == set(Problem)
