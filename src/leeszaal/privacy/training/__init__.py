"""Privacy training of staff and volunteers: who has member data must have been trained (articles 29, 32(4) GDPR)."""
