# Every target sets up what it needs in .venv first, and is quick when nothing changed.
PYTHON ?= python3
PORT ?= 8501
PART ?= text

VENV := .venv
PY := $(VENV)/bin/python
APP_READY := $(VENV)/.app-ready
DEV_READY := $(VENV)/.dev-ready
BENCH_READY := $(VENV)/.bench-ready
DOCS_READY := $(VENV)/.docs-ready
CHART := $(PY) -m orgmodel chart
JOINED := data/brent/scenarios/o23-medical-joined-with-clinical-leadership.toml
COUNCIL := data/two_councils/scenarios/one-council.toml
HALVED := data/icb_cluster/scenarios/functions-out.toml
WALL := data/railway_group/scenarios/wall-inside-the-group.toml
PIP := $(PY) -m pip install --quiet --disable-pip-version-check --no-input

# Where a commit is judged, it is also told what the tests run through (.ci/coverage).
MEASURED := $(if $(CI),-m slipcover --source orgmodel --json --out .coverage.json)

.DEFAULT_GOAL := help
.PHONY: help app setup test check format-check lint types imports unused coverage browser-test faults bench lock docs docs-charts docs-pictures clean

help:  ## Show the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "make %-14s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

app: $(APP_READY)  ## Set up, then open the app on Brent (PORT=8501)
	$(PY) -m streamlit run app.py --server.port $(PORT)

setup: $(DEV_READY)  ## Set up everything that tests and checks need

test: $(DEV_READY)  ## Set up, then run the tests (no browser needed)
	$(PY) $(MEASURED) -m pytest -n auto --dist worksteal

check: format-check lint types imports unused test  ## Format, lint, types, import directions, dead code, tests

format-check: $(DEV_READY)
	$(PY) -m ruff format --check .

lint: $(DEV_READY)
	$(PY) -m ruff check .

types: $(DEV_READY)
	$(PY) -m mypy

imports: $(DEV_READY)
	$(VENV)/bin/lint-imports

unused: $(DEV_READY)
	$(PY) -m vulture

coverage: $(DEV_READY)  ## How much of a folder its own tests run through (PART=text)
	$(PY) -m slipcover --branch --source orgmodel/$(PART) --skip-covered -m pytest tests/$(PART)

browser-test: $(DEV_READY)  ## Drive the app in headless Chromium
	$(PY) -m pytest -m browser -n 2 --dist worksteal --reruns 1 -r R tests/browser

faults: $(DEV_READY)  ## A twentieth of what strikes files, store and app (python -m bench faults: all of it)
	$(PY) -m bench faults --share 20

bench: $(BENCH_READY)  ## Measure against peers (minutes); writes bench/RESULTS.md
	$(PY) -m bench

lock:  ## Name the versions to install on a server, with their hashes, in requirements.lock
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	  --no-header --quiet --upgrade requirements.txt -o requirements.lock

docs: $(DOCS_READY)  ## Build the site of the documents into site/, whole or not at all
	NO_MKDOCS_2_WARNING=1 $(PY) -m mkdocs build --strict --quiet --clean
	$(PY) docs/made/sealed.py site

docs-pictures: $(DEV_READY)  ## Take the pictures of the app for the tutorials
	$(PY) docs/made/pictures.py

docs-charts: $(APP_READY)  ## Draw the pictures of README and docs
	mkdir -p docs/images
	$(CHART) data/brent -o docs/images/brent.svg
	$(CHART) data/brent --dpi 144 -o docs/images/brent.png
	$(CHART) data/illustrative --dpi 144 -o docs/images/illustrative.png
	$(CHART) data/brent --view unit --unit d_sc --dpi 144 -o docs/images/unit.png
	$(CHART) data/brent --view separation --dpi 144 -o docs/images/separation.png
	$(CHART) data/brent --view centre --dpi 144 -o docs/images/centre.png
	$(CHART) data/brent --view interdependence --dpi 144 -o docs/images/interdependence.png
	$(CHART) data/brent --view changes --scenario $(JOINED) --dpi 144 -o docs/images/changes.png
	$(CHART) data/two_councils --view timeline --scenario $(COUNCIL) --from 2026-12-01 --to 2027-12-31 --dpi 110 -o docs/images/story-councils-days.png
	$(CHART) data/two_councils --scenario $(COUNCIL) --on 2027-04-01 --dpi 110 -o docs/images/story-councils-vesting.png
	$(CHART) data/icb_cluster --dpi 110 -o docs/images/story-care-boards-today.png
	$(CHART) data/icb_cluster --scenario $(HALVED) --dpi 110 -o docs/images/story-care-boards-halved.png
	$(CHART) data/railway_group --dpi 110 -o docs/images/story-railway-today.png
	$(CHART) data/railway_group --view changes --scenario $(WALL) --dpi 84 -o docs/images/story-railway-wall.png
	cd docs/images && rm -f story-*-[0-9].png
	# Of the large sample the overview and one directorate are shown.
	cd docs/images && find . -name 'illustrative-*.png' ! -name illustrative-3.png -delete

clean:  ## Remove the virtual environment and caches
	rm -rf $(VENV) site .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis .coverage.json

$(APP_READY): requirements.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	  echo "orgmodel needs Python 3.11 or newer, and '$(PYTHON)' is $$($(PYTHON) --version 2>&1)."; \
	  echo "Install one from https://www.python.org/downloads/ and name it: make PYTHON=python3.12 app"; \
	  exit 1; }
	@$(PY) -c '' 2>/dev/null || $(PYTHON) -m venv --clear $(VENV) || { \
	  rm -rf $(VENV); \
	  echo "No virtual environment could be made. On Debian and Ubuntu: apt install python3-venv"; \
	  exit 1; }
	@echo "Setting up .venv (once; one or two minutes)"
	$(PIP) -r requirements.txt -e .
	@touch $@

$(DEV_READY): $(APP_READY) requirements-dev.txt
	$(PIP) -r requirements-dev.txt
	@touch $@

$(DOCS_READY): $(APP_READY) requirements-docs.txt
	$(PIP) -r requirements-docs.txt
	@touch $@

$(BENCH_READY): $(APP_READY) bench/requirements.txt
	$(PIP) -r bench/requirements.txt
	@touch $@
