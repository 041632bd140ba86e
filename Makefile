# What one does here. `make run` and `make test` need only python3 (3.11 or newer, with venv) and make.

PYTHON ?= python3
PORT ?= 8000
export PORT

BIN := .venv/bin
MANAGE := $(BIN)/python manage.py

.PHONY: run test check bench soak lock format
.SILENT:

# Serve the archive on http://127.0.0.1:8000 (PORT changes it) with what is in var/.
run: .venv/base
	$(BIN)/python -m archive.environment
	exec $(MANAGE) serve --prepare

# The whole suite: on SQLite, on PostgreSQL where there is one, in Chromium where there is one.
test: .venv/dev
	$(BIN)/python -m tests

# Everything that judges the code without running it.
check: .venv/dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest --quiet tests/test_architecture.py tests/test_leaks.py::test_every_route_has_an_entry
	$(BIN)/python -m archive.environment
	$(MANAGE) makemigrations --check --dry-run
	HTTPS=1 SQLITE_ACCEPTED="the checks run on this machine's own SQLite and serve no reader" \
		$(MANAGE) check --deploy --fail-level WARNING

format: .venv/dev
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

# Compile the locks anew from requirements/*.in. They name no package index: whoever installs has one set.
COMPILE = CUSTOM_COMPILE_COMMAND="make lock" $(BIN)/pip-compile --quiet --generate-hashes --allow-unsafe \
	--strip-extras --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-emit-options
lock: .venv/dev
	$(COMPILE) --output-file requirements/base.txt requirements/base.in
	$(COMPILE) --output-file requirements/dev.txt requirements/dev.in

# Speed and size, printed: all measurements, or those in NAMES (bench/README.md).
bench: .venv/dev
	$(BIN)/python -m bench $(NAMES)

# Long runs that the suite leaves out: the extractor on thousands of spoilt texts, imports that are killed (many minutes).
soak: .venv/dev
	$(BIN)/python -m tests.soak.extraction
	$(BIN)/python -m tests.soak.imports

# The environment. .venv/base and .venv/dev are copies of the locks that were installed; where a copy is older than
# its lock and differs from it, the lock is installed again. dev.txt holds all of base.txt.
.venv/base: requirements/base.txt | .venv/bin/pip
	cmp -s $< $@ || { echo "Installing what the archive needs into .venv …"; \
		$(BIN)/pip install --quiet --quiet --disable-pip-version-check --require-hashes -r $<; }
	cp $< $@

.venv/dev: requirements/dev.txt requirements/base.txt | .venv/bin/pip
	cmp -s $< $@ || { echo "Installing what the tests and checks need into .venv …"; \
		$(BIN)/pip install --quiet --quiet --disable-pip-version-check --require-hashes -r $<; }
	cp requirements/base.txt .venv/base
	cp $< $@

.venv/bin/pip:
	command -v $(PYTHON) >/dev/null || { echo "Python 3.11 or newer is needed: install python3 and python3-venv." >&2; exit 1; }
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer is needed; this is $$($(PYTHON) --version)." >&2; exit 1; }
	$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
		{ echo "Python's venv is missing: install $$($(PYTHON) -c 'import sys; print("python3.%d-venv" % sys.version_info[1])')." >&2; exit 1; }
	$(PYTHON) -m venv --clear .venv
