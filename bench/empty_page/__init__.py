"""The least that the framework can answer: an empty page behind the product's own middleware, for measuring only."""
