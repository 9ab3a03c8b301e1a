"""The demo's catalogue: real records, popular titles and invented Dutch ones, all as MARC 21."""
