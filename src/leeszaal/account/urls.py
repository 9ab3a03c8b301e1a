"""Addresses of the account pages."""

from django.urls import URLPattern

app_name = "account"
urlpatterns: list[URLPattern] = []
