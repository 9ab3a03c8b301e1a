"""What is measured, each figure with its limit beside it: `leeszaal bench` and `make bench`.

A part is a package here with a function `measure(library, report)` that gives its figures; see `parts`.
"""
