"""Django's handle on this app."""

from django.apps import AppConfig


class BranchesConfig(AppConfig):
    """The branches app."""

    name = "leeszaal.branches"
    label = "branches"
