"""When something goes wrong with people's data (articles 33 and 34 GDPR): whom it touches, the clock, the drafts."""
