# Everything a person does with a checkout. `make` lists it.

PYTHON ?= python3

.DEFAULT_GOAL := help
.PHONY: help run demo check test soak bench screenshots lock clean

help: ## Say what there is
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

run: .venv/installed ## Start Hemicycle and print its links (PORT and DATABASE_URL from the environment)
	@exec .venv/bin/hemicycle serve

demo: .venv/installed ## A whole session in three minutes, with simulated participants: links to every screen
	@exec .venv/bin/hemicycle demo

check: .venv/installed-with-tests ## Check style and types (seconds; before every commit with `pre-commit install`)
	.venv/bin/ruff check
	.venv/bin/ruff format --check
	.venv/bin/mypy

# What hangs fails, and says where it stands
OR_FAIL = -o faulthandler_timeout=300 -o faulthandler_exit_on_timeout=true --max-worker-restart 0

test: check ## Check style and types, and run every test; installs what the tests need
	@scripts/setup-tests
	.venv/bin/pytest --numprocesses 2 --dist loadfile --no-loadscope-reorder $(OR_FAIL)

soak: .venv/installed-with-tests ## The fault suite at length, and a session in WebKit and an old Chromium
	@scripts/setup-tests
	@scripts/setup-soak
	SOAK=1 .venv/bin/pytest tests/faults tests/browser/test_journey.py tests/browser/test_rehearsed.py tests/browser/test_answers.py \
		tests/browser/test_scenes.py tests/browser/test_missing.py tests/browser/test_steady.py \
		tests/browser/test_any_order.py

bench: .venv/installed ## Measure the live path against the machine's limit (a C compiler, two cores, 2 minutes)
	.venv/bin/python bench/run.py

screenshots: .venv/installed-with-tests ## Take the pictures that the documents show
	@scripts/setup-tests
	.venv/bin/python scripts/screenshots.py
	.venv/bin/python scripts/screens.py

lock: ## Renew requirements/: the newest release of everything, with hashes
	scripts/lock --upgrade

clean: ## Remove what was installed and built here; data/ stays
	rm -rf .venv build dist test-artifacts .mypy_cache .pytest_cache .ruff_cache .hypothesis *.egg-info
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

.venv/installed: pyproject.toml requirements/build.txt requirements/run.txt scripts/setup-python
	@PYTHON='$(PYTHON)' scripts/setup-python run

.venv/installed-with-tests: pyproject.toml requirements/build.txt requirements/test.txt scripts/setup-python
	@PYTHON='$(PYTHON)' scripts/setup-python test
