"""Words for what is wrong with a MARC record: where, what, and what to do."""

from django.utils.translation import gettext_lazy

from leeszaal.catalogue.marc.text import TextCause, TextProblem
from leeszaal.catalogue.marc.validate import Finding, Problem

CAUSES = {
    TextCause.TAG_LENGTH: gettext_lazy("Line %(line)s: a tag has three characters, then a space. I read “%(found)s”."),
    TextCause.LEADER_LENGTH: gettext_lazy("Line %(line)s: a leader has 24 characters."),
    TextCause.SECOND_LEADER: gettext_lazy("Line %(line)s: there is a leader already."),
    TextCause.INDICATORS: gettext_lazy("Line %(line)s: write two indicators after the tag, # for blank: 245 10 $a …"),
    TextCause.SUBFIELD_CODE: gettext_lazy("Line %(line)s: after $ comes one code and a space. I read “%(found)s”."),
    TextCause.UNKNOWN_BRACES: gettext_lazy("Line %(line)s: “%(found)s” is no known sign. A dollar is {dollar}."),
}
PROBLEMS = {
    Problem.NO_TITLE: gettext_lazy("The record has no title: add 245 $a."),
    Problem.LEADER_LENGTH: gettext_lazy("The leader has %(found)s characters; it must have 24."),
    Problem.LEADER_CODE: gettext_lazy("Leader position %(where)s is “%(found)s”; choose one of: %(expected)s."),
    Problem.FIXED_LENGTH: gettext_lazy("%(tag)s has %(found)s characters; it must have %(expected)s."),
    Problem.BAD_TAG: gettext_lazy("“%(tag)s” is no tag: use three digits or letters."),
    Problem.FIELD_REPEATED: gettext_lazy("%(tag)s may stand in a record once only."),
    Problem.EMPTY_FIELD: gettext_lazy("%(tag)s is empty: fill it or take it away."),
    Problem.INDICATOR: gettext_lazy("%(tag)s %(where)s is “%(found)s”; choose one of: %(expected)s."),
    Problem.SUBFIELD_UNKNOWN: gettext_lazy("%(tag)s has no subfield %(where)s. It knows: %(expected)s."),
    Problem.SUBFIELD_REPEATED: gettext_lazy("%(tag)s %(where)s may stand in the field once only."),
    Problem.EMPTY_SUBFIELD: gettext_lazy("%(tag)s %(where)s is empty."),
    Problem.TEXT_BEFORE_SUBFIELDS: gettext_lazy("%(tag)s has text before its first subfield: “%(found)s”."),
    Problem.ISBN_WRONG: gettext_lazy("“%(found)s” is no ISBN: check for a typing error, or use $z."),
    Problem.LANGUAGE_CODE: gettext_lazy("%(tag)s %(where)s: “%(found)s” is no language code such as dut or eng."),
    Problem.UNKNOWN_CHARACTER: gettext_lazy("%(tag)s %(where)s holds a sign that could not be read (�)."),
}


def say_cause(problem: TextProblem) -> str:
    """Say why a line cannot be read."""
    return str(CAUSES[problem.cause]) % {"line": problem.line, "found": problem.found[:40]}


def say_finding(finding: Finding) -> str:
    """Say what is wrong with a record."""
    return str(PROBLEMS[finding.problem]) % {
        "tag": finding.tag,
        "where": finding.where,
        "found": finding.found[:60],
        "expected": finding.expected,
    }
