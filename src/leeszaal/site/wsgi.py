"""The WSGI application that the web server runs: public until a request takes a role."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "leeszaal.site.settings")
application = get_wsgi_application()

from leeszaal.privacy.access import serve_as  # noqa: E402  Django must be there first

serve_as("public")
gc.freeze()
gc.set_threshold(20_000, 20, 20)
"""What is loaded now stays; looking for cycles in it at every few hundred objects cost a page of results 3%."""
