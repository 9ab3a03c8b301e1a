"""Addresses of the opac pages."""

from django.urls import URLPattern

app_name = "opac"
urlpatterns: list[URLPattern] = []
