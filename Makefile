# make demo: real answers in a minute. make test: everything that has to be green. Both set up .venv by themselves.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: demo test lint types layers tests docs data check-data bench accuracy fuzz wheel clean peers floors

demo: $(VENV)/.core
	@$(BIN)/python -m specconv.demo

test: lint types layers check-data tests

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.core: pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	$(BIN)/python -m compileall -q src
	@touch $@

$(VENV)/.dev: pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	@touch $@ $(VENV)/.core

lint: $(VENV)/.dev
	$(BIN)/ruff check .

types: $(VENV)/.dev
	$(BIN)/mypy

layers: $(VENV)/.dev
	$(BIN)/lint-imports

tests: $(VENV)/.dev
	$(BIN)/coverage run -m pytest
	$(BIN)/coverage report

data: $(VENV)/.dev
	PYTHONPATH=tools $(BIN)/python -m datac
	PYTHONPATH=tools $(BIN)/python -m datac.counts --write

docs: $(VENV)/.dev
	PYTHONPATH=tools $(BIN)/python -m datac.counts --write
	$(BIN)/python tools/list_surface.py
	$(BIN)/python tools/list_pairs.py

check-data: $(VENV)/.dev
	PYTHONPATH=tools $(BIN)/python -m datac --check

bench: $(VENV)/.dev
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[bench]'
	$(BIN)/python benchmarks/speed.py

peers: $(VENV)/.dev
	$(BIN)/python benchmarks/peers.py

accuracy: $(VENV)/.dev
	$(BIN)/python benchmarks/accuracy.py

# The tests with the oldest versions of what is depended on, as pyproject.toml names them.
floors:
	$(PYTHON) -m venv .venv-floors
	.venv-floors/bin/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	.venv-floors/bin/python tools/list_floors.py | xargs .venv-floors/bin/python -m pip install --quiet \
		--disable-pip-version-check
	.venv-floors/bin/python -m pytest

FUZZ_SECONDS ?= 60
fuzz: $(VENV)/.dev
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[fuzz]'
	$(BIN)/python tests/fuzz/fuzz_labels.py -max_total_time=$(FUZZ_SECONDS) -max_len=400 -artifact_prefix=fuzz-

wheel: $(VENV)/.dev
	$(BIN)/python -m pip wheel --quiet --no-deps --wheel-dir dist .

clean:
	rm -rf $(VENV) .venv-floors dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache .coverage
