# Needs Python 3.11 or later, pip and make. Everything else is installed into .venv, from the lock.
#
#   make demo                 install, and read a report
#   make demo REPORT=file     read your own
#   make test                 all that the continuous integration runs
#   make format               put the code into shape
#   make gate                 score the annotated reports against the floors
#   make bench                measure speed, start-up and memory, alone and beside others
#   make compiled             build the wheel that is released, its hot modules compiled, and check that it reads alike
#   make lock                 take up newer versions of what Tawthiq needs

PYTHON ?= python3
REPORT ?= $(firstword $(wildcard ../shared/seed/*) samples/report-ar.md)
BIN := .venv/bin
# The environment is made without a pip of its own, because some systems ship Python without one to copy.
PIP := $(PYTHON) -m pip --python $(BIN)/python --disable-pip-version-check --quiet

.PHONY: help demo test checks browser format gate bench compiled lock clean
.NOTPARALLEL:

help:
	@sed -n 's/^#   //p' Makefile

demo: .venv/core
	@$(BIN)/tawthiq read "$(REPORT)"

test: .venv/dev browser checks

# From the quickest to the slowest; the first that fails stops the rest.
checks:
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/python evaluation/gate.py
	$(BIN)/pytest -q

browser:
	@scripts/browser.sh

format: .venv/dev
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

gate: .venv/dev
	$(BIN)/python evaluation/gate.py

bench: .venv/dev .venv/peers
	$(BIN)/python evaluation/benchmarks/speed.py
	$(BIN)/python evaluation/benchmarks/peers.py

.venv/peers: evaluation/benchmarks/requirements.txt | .venv/dev
	$(PIP) install -r $<
	@touch $@

# Needs a C compiler and some minutes.
compiled: .venv/dev
	rm -rf build dist
	TAWTHIQ_COMPILE=1 $(PIP) wheel --no-build-isolation --no-deps --wheel-dir dist .
	$(BIN)/python scripts/check_compiled.py dist/*.whl

lock: .venv/dev
	$(PIP) install "uv>=0.8,<1"
	$(BIN)/uv lock --upgrade
	$(BIN)/uv export --frozen --quiet --no-header --no-annotate --no-emit-project \
	    --no-default-groups --group build --output-file requirements/core.txt
	$(BIN)/uv export --frozen --quiet --no-header --no-annotate --no-emit-project \
	    --no-default-groups --group dev --output-file requirements/dev.txt

clean:
	rm -rf .venv build dist src/*.egg-info .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache

.venv/pyvenv.cfg:
	@$(PYTHON) -c "import sys; sys.version_info >= (3, 11) or sys.exit('Tawthiq needs Python 3.11 or later; \
	name one: make PYTHON=python3.12')"
	@$(PYTHON) -m venv --without-pip .venv

.venv/core .venv/dev: .venv/%: requirements/%.txt pyproject.toml | .venv/pyvenv.cfg
	@echo "Installing into .venv (once; a minute or two) ..." >&2
	@$(PIP) install --require-hashes --only-binary :all: -r requirements/$*.txt
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@
