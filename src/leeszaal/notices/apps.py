"""Django's handle on this app."""

from importlib import import_module

from django.apps import AppConfig


class NoticesConfig(AppConfig):
    """The notices app."""

    name = "leeszaal.notices"
    label = "notices"

    def ready(self) -> None:
        """Let those who know the subjects of messages register."""
        import_module("leeszaal.notices.about_patrons")
        import_module("leeszaal.notices.about_limits")
        import_module("leeszaal.notices.about_requests")
        import_module("leeszaal.notices.about_statement")
        import_module("leeszaal.notices.about_breaches")
        import_module("leeszaal.notices.about_questions")
        import_module("leeszaal.notices.about_sharing")
        import_module("leeszaal.notices.about_choices")
