# Two commands for everyone: `make demo` and `make test`. No target needs root; each works again at once.
SHELL := /bin/sh
.DEFAULT_GOAL := help

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
DEMO := tests/apps/shopfront
EXTENSION := vscode-extension
PYTEST := $(BIN)/python -m pytest
SIDE_BY_SIDE := -n auto --dist loadfile
# Editors, installations and hostile input want the machine to themselves: one test after another.
ALONE := tests/e2e tests/install tests/robustness
PYTEST_ARGS ?=

.PHONY: help demo test lint format unit fuzz bench effort e2e editors extension vsix lock clean

help: ## Show these targets
	@grep -hE '^[a-z0-9-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-10s %s\n", $$1, $$2}'

# --- environments: a stamp in $(VENV) says what was installed; it is made again when its sources change -------------

$(VENV)/.created: scripts/create-venv.sh
	@sh scripts/create-venv.sh $(VENV)
	@touch $@

$(VENV)/.runtime: $(VENV)/.created requirements/build.txt requirements/runtime.txt pyproject.toml
	@echo "==> Installing what Wardline runs on, pinned and checked against its hashes"
	@$(PIP) install --require-hashes -r requirements/build.txt -r requirements/runtime.txt
	@echo "==> Installing Wardline from this checkout"
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@$(BIN)/python -m compileall -q server/wardline
	@touch $@

$(VENV)/.dev: $(VENV)/.runtime requirements/dev.txt
	@echo "==> Installing the development tools, pinned and checked against their hashes"
	@$(PIP) install --require-hashes -r requirements/dev.txt
	@touch $@

# --- for users ------------------------------------------------------------------------------------------------------

demo: $(VENV)/.runtime ## Install Wardline into .venv and scan a vulnerable web shop
	@echo "==> Scanning $(DEMO), a web shop that is vulnerable on purpose"
	@$(BIN)/wardline --version > /dev/null
	@$(BIN)/wardline scan $(DEMO) || [ $$? -eq 1 ] # 1 means findings, and there are many
	@sh scripts/demo-next.sh $(BIN)/wardline $(DEMO)

# --- for developers -------------------------------------------------------------------------------------------------

test: lint extension ## Everything: lint, types, import contracts, extension, tests, editors that are installed
	@echo "==> Tests, side by side"
	@$(PYTEST) $(SIDE_BY_SIDE) $(addprefix --ignore ,$(ALONE)) $(PYTEST_ARGS)
	@echo "==> Tests that want the machine to themselves"
	@$(PYTEST) $(ALONE) $(PYTEST_ARGS)

lint: $(VENV)/.dev ## ruff, mypy, import contracts
	@echo "==> ruff check" && $(BIN)/ruff check --quiet .
	@echo "==> ruff format" && $(BIN)/ruff format --quiet --check .
	@echo "==> mypy" && $(BIN)/mypy --no-error-summary
	@echo "==> import contracts" && $(BIN)/lint-imports > $(VENV)/lint-imports.log || { cat $(VENV)/lint-imports.log; exit 1; }

format: $(VENV)/.dev ## Format the Python code and apply ruff's safe fixes
	@$(BIN)/ruff check --quiet --fix . ; $(BIN)/ruff format .

unit: $(VENV)/.dev ## The tests without editors
	@$(PYTEST) $(SIDE_BY_SIDE) --ignore tests/e2e $(PYTEST_ARGS)

fuzz: $(VENV)/.dev ## The property tests, for much longer
	@HYPOTHESIS_PROFILE=fuzz $(BIN)/python -m pytest tests/property $(PYTEST_ARGS)

bench: $(VENV)/.dev ## Measure keystrokes, scans and starts beside ruff, bandit and semgrep (BENCH_ARGS=--quick: minutes less)
	@$(BIN)/python -m compileall -q server/wardline
	@$(BIN)/python -m benchmarks $(BENCH_ARGS)

effort: $(VENV)/.dev ## Count the instructions of a small scan (valgrind) and compare them with the kept figure
	@$(BIN)/python -m compileall -q server/wardline
	@$(BIN)/python -m benchmarks.effort

editors: ## Install the editors that the end-to-end tests drive, outside the checkout
	@sh tests/e2e/install/editors.sh

e2e: $(VENV)/.dev extension ## The tests in real editors, installing what is missing
	@sh tests/e2e/install/editors.sh || echo "==> going on without them"
	@$(PYTEST) tests/e2e $(PYTEST_ARGS)

extension: $(VENV)/.dev ## Build and check the VS Code extension
	@sh scripts/check-extension.sh $(EXTENSION)

vsix: extension ## Package the VS Code extension, with the server inside
	@cd $(EXTENSION) && npm run --silent package

lock: $(VENV)/.dev ## Pin the requirements again (LOCK_ARGS=--upgrade for newer versions)
	@sh scripts/lock.sh $(LOCK_ARGS)

clean: ## Remove what was built or cached in this checkout
	@rm -rf $(VENV) dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache .wardline
	@rm -rf $(EXTENSION)/node_modules $(EXTENSION)/out $(EXTENSION)/*.vsix tests/e2e/artifacts
	@find server tests -name __pycache__ -type d -exec rm -rf {} +
