# What there is to do here; `make help` lists it.
# PYTHON is the interpreter that the virtual environment is made from.

PYTHON ?= python3
BIN := .venv/bin

.DEFAULT_GOAL := help
.PHONY: help up down status test check bench storm powercut fmt contracts lock install install-dev
.NOTPARALLEL:

help: ## List what there is to do
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-10s %s\n", $$1, $$2 }' Makefile

up: install ## Start the whole network; Ctrl-C stops it
	@$(BIN)/gscnet up --tethered

down: install ## Stop a network that runs in the background
	@$(BIN)/gscnet down

status: install ## Say what runs, and where
	@$(BIN)/gscnet status

test: check ## Run the checks and every test
	@$(BIN)/python -m pytest $(PYTEST_ARGS)

check: install-dev ## Run the checks; silent when all is well
	@$(BIN)/python tools/check.py

bench: install-dev ## Measure every budget against its peer; writes bench/results.json
	@$(BIN)/python bench/run.py

storm: install-dev ## Kill processes 10,000 times under load, and every other fault at length; hours
	@$(BIN)/python tests/failures/storm.py --kills 10000
	@GSCNET_LONG=1 $(BIN)/python -m pytest tests/failures --ignore tests/failures/test_storm.py

powercut: install-dev ## Cut the power under load; needs root and loop devices
	@$(BIN)/python tests/failures/powercut.py

fmt: install-dev ## Format the code
	@$(BIN)/ruff format --quiet .
	@$(BIN)/ruff check --quiet --fix .

contracts: install-dev ## Write openapi/ and the clients anew
	@$(BIN)/gscnet export-contracts
	@$(BIN)/python tools/generate_clients.py

lock: install-dev ## Pin the dependencies anew
	@$(BIN)/uv lock --quiet
	@$(BIN)/uv export --quiet --frozen --no-emit-workspace --no-dev --no-header --no-annotate --output-file requirements.lock
	@$(BIN)/uv export --quiet --frozen --no-emit-workspace --no-header --no-annotate --output-file requirements-dev.lock

install:
	@$(PYTHON) tools/install.py run

install-dev: install
	@$(PYTHON) tools/install.py dev
