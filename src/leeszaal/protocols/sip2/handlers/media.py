"""What kind of thing an item is, in the few words that the standard has for it (field CK)."""

from collections.abc import Mapping

from leeszaal.catalogue.models import MaterialType
from leeszaal.protocols.sip2.codec.messages import MediaType

_MEDIA: Mapping[str, MediaType] = {
    MaterialType.BOOK: MediaType.BOOK,
    MaterialType.MAGAZINE: MediaType.MAGAZINE,
    MaterialType.CD: MediaType.CD,
    MaterialType.DVD: MediaType.CD,
}


def media_type(material_type: str) -> MediaType:
    """Give the media type of a material. A DVD counts as a CD: what matters to a machine is that it is no tape."""
    return _MEDIA.get(material_type, MediaType.OTHER)
