# Everything that a fresh machine needs is made by these commands: Python 3.11 or newer, git and make suffice.
PYTHON ?= python3

help:
	@echo "make demo    a working library with invented people, at http://127.0.0.1:8000/"
	@echo "make test    every check and every test"
	@echo "make bench   what is measured, each figure beside its limit (the first time half an hour)"
	@echo "make lock    choose versions of packages anew (needs uv)"
	@echo "make clean   throw the environment away; what is in var/ stays"

demo:
	@$(PYTHON) tools/bootstrap.py
	@.venv/bin/leeszaal demo

test:
	@$(PYTHON) tools/check.py

bench:
	@$(PYTHON) tools/bootstrap.py
	@.venv/bin/leeszaal bench --write

LOCK = uv pip compile --quiet --generate-hashes --universal --no-header --python-version 3.11 --group build pyproject.toml

lock: export PATH := $(CURDIR)/.venv/bin:$(PATH)
lock:
	$(LOCK) --extra dev --output-file requirements-dev.lock
	$(LOCK) --constraint requirements-dev.lock --output-file requirements.lock

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

.PHONY: help demo test bench lock clean
