"""The house rules of lending: pure decisions from facts and terms, without clock or database."""
