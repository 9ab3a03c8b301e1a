"""The WSGI application that the web server runs."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "leeszaal.site.settings")
application = get_wsgi_application()
gc.freeze()
gc.set_threshold(20_000, 20, 20)
"""What is loaded now stays; looking for cycles in it at every few hundred objects cost a page of results 3%."""
