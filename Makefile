# Briefsmith: `make brief` builds the briefing, `make test` runs the tests; both set up what they need.

OUTLINE ?= outline.yaml
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SOURCES := src tests $(wildcard bench)

# A stamp says what the environment was last set up from, so that a second `make brief` starts at once.
RUNTIME := $(VENV)/.runtime-ready
DEVELOPMENT := $(VENV)/.development-ready

.PHONY: help brief check draft test lint types layers lock schema template clean
.DEFAULT_GOAL := help

help: ## list the targets
	@echo "make brief [OUTLINE=other.yaml]   check every quotation and build the briefing into briefs/"
	@echo "make check [OUTLINE=other.yaml]   check only"
	@echo "make draft [OUTLINE=other.yaml]   build in spite of unverified quotations, and mark them"
	@echo "make test                         run the tests"
	@echo "make lint types layers            style, types, and the layers of the architecture"
	@echo "make schema template lock         make the generated files anew"
	@echo "make clean                        remove the environment and the caches (never briefs/)"

brief: $(RUNTIME)
	@$(BIN)/brief build "$(OUTLINE)"

check: $(RUNTIME)
	@$(BIN)/brief check "$(OUTLINE)"

draft: $(RUNTIME)
	@$(BIN)/brief build --draft "$(OUTLINE)"

test: $(DEVELOPMENT)
	@$(BIN)/python -m pytest

lint: $(DEVELOPMENT)
	@$(BIN)/ruff check $(SOURCES)
	@$(BIN)/ruff format --check $(SOURCES)

types: $(DEVELOPMENT)
	@$(BIN)/mypy

layers: $(DEVELOPMENT)
	@$(BIN)/lint-imports

schema: $(RUNTIME)
	@$(BIN)/brief schema > docs/outline.schema.json.part && mv docs/outline.schema.json.part docs/outline.schema.json

template: $(RUNTIME)
	@$(BIN)/python -m briefsmith.writers.docx.shipped_templates templates

# Make the locks with the oldest Python that is served (3.11.2, Debian 12): `make lock PYTHON=/usr/bin/python3`
# in a clean checkout. A newer one may choose releases that an older one cannot install.
lock: $(DEVELOPMENT)
	@$(BIN)/pip install --quiet pip-tools
	@$(BIN)/pip-compile --quiet --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --strip-extras --upgrade \
		--extra=checkout --output-file=requirements.lock pyproject.toml
	@$(BIN)/pip-compile --quiet --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --strip-extras --upgrade \
		--allow-unsafe --extra=checkout --extra=dev --constraint=requirements.lock --output-file=requirements-dev.lock pyproject.toml

clean:
	rm -rf $(VENV) .cache .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis build dist
	find src tests -name __pycache__ -type d -prune -exec rm -rf {} +

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Briefsmith needs Python 3.11 or newer; try: make brief PYTHON=python3.12" >&2; exit 2; }
	@$(PYTHON) -m venv $(VENV) || \
		{ rm -rf $(VENV); echo "Python's venv module is missing; on Debian: apt install python3-venv" >&2; exit 2; }

$(RUNTIME): requirements.lock pyproject.toml | $(BIN)/python
	@echo "setting up $(VENV) (once)" >&2
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes --no-deps -r requirements.lock
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

$(DEVELOPMENT): requirements-dev.lock $(RUNTIME)
	@echo "setting up the tools for development (once)" >&2
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes --no-deps -r requirements-dev.lock
	@touch $@
