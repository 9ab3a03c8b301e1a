"""What tests of messages share: a mail server."""

from post_office import post_office

__all__ = ["post_office"]
