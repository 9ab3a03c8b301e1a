"""Django's handle on this app."""

from django.apps import AppConfig


class CatalogueConfig(AppConfig):
    """The catalogue app."""

    name = "leeszaal.catalogue"
    label = "catalogue"
