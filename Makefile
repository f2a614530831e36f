# The commands of CI, for a person: `make test` and `.ci/run` run the same lines. Without make: type what stands beneath a name.
PYTHON ?= python3
BIN ?= .venv/bin

.PHONY: run test slow check sweep bench

run: $(BIN)/pytest ## the dashboard on http://localhost:8501
	$(BIN)/streamlit run dashboard.py

test: $(BIN)/pytest ## every rule, in minutes: docs/testing.md
	$(BIN)/pytest $(ARGS)

slow: $(BIN)/pytest ## what opens browsers, LibreOffice and servers, and each page in every language, theme and window
	$(BIN)/pytest -m "slow and not sweep" $(ARGS)

check: $(BIN)/pytest ## style, format, types, layers
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

sweep: $(BIN)/pytest ## what the default run takes a part of, whole; two hours and more
	$(BIN)/pytest -m sweep --timeout 0 $(ARGS)
	$(BIN)/python -m benchmarks sweep
	$(BIN)/python -m benchmarks fuzz --turns 10

bench: $(BIN)/pytest ## pages to their first picture
	$(BIN)/python -m benchmarks pages

$(BIN)/pytest: requirements.txt requirements-dev.txt constraints.txt
	test -x $(BIN)/python || $(PYTHON) -m venv $(dir $(BIN))
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	touch $@
