"""Backups that forget: what was erased stays erased when an older copy of the database is put back."""
