"""Filters that say the lines of an account in words: ``{% load charges %}``."""

from django import template

from leeszaal.charges.words import LINES, MEANS, REASONS
from leeszaal.common.said import said_by

register = template.Library()
register.filter("line_name", said_by(LINES))
register.filter("means_name", said_by(MEANS))
register.filter("reason_name", said_by(REASONS))
