"""The product's settings, with the addresses of the empty page in place of its own."""

from leeszaal.site.settings import *  # noqa: F403

ROOT_URLCONF = "bench.empty_page.urls"
