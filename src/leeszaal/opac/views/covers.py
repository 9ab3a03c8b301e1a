"""Covers, drawn when asked for and kept by the browser for a day."""

import hashlib

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import quote_etag
from django.views.decorators.http import require_safe

from leeszaal.catalogue.models import Record
from leeszaal.catalogue.names import natural
from leeszaal.opac.covers import draw_cover

_A_DAY = 24 * 3600


@require_safe
def cover(request: HttpRequest, record_id: int) -> HttpResponseBase:
    """Draw the cover of a record from its title, author and material."""
    shown = Record.objects.filter(pk=record_id, suppressed=False)
    found = shown.values_list("title", "author", "material_type").first()
    if found is None:
        raise Http404
    title, author, material_type = found
    drawn = draw_cover(title, natural(author), material_type).encode()
    etag = quote_etag(hashlib.sha256(drawn).hexdigest()[:24])
    response = HttpResponse(drawn, content_type="image/svg+xml", headers={"ETag": etag})
    patch_cache_control(response, public=True, max_age=_A_DAY)
    return get_conditional_response(request, etag, response=response) or response
