"""Requests by people about their own data (articles 12 and 15 to 22 GDPR), from receipt to answer."""
