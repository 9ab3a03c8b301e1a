"""MARC 21: bytes and text in, frozen records out, and back again without loss. Knows no Django, no database."""
