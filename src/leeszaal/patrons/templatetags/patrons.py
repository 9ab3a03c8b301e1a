"""Filters that say the codes about patrons in words: ``{% load patrons %}``."""

from django import template

from leeszaal.common.said import said_by
from leeszaal.patrons import words

register = template.Library()
register.filter("block_reason", said_by(words.BLOCKS))
register.filter("note_kind", said_by(words.NOTES))
register.filter("patron_state", said_by(words.STATES))
register.filter("card_state", said_by(words.CARD_STATES))
register.filter("change_name", said_by(words.CHANGES))
register.filter("share_scope", said_by(words.SHARE_SCOPES))
register.filter("share_by", said_by(words.SHARE_BY))
register.filter("question_kind", said_by(words.QUESTIONS))
register.filter("kind_name", words.kind_name)
