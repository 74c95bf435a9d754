.DEFAULT_GOAL := help
.PHONY: help check format lint types layers test wheel bench coverage memory spark golden pins picture

help: ## print the targets
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/'

check: format lint types layers wheel coverage memory spark ## all checks, the same that CI runs

format: ## formatting is as ruff writes it
	uv run ruff format --check .

lint: ## ruff finds nothing
	uv run ruff check .

types: ## mypy strict over source and tests
	uv run mypy

layers: ## imports go one way only
	uv run lint-imports

wheel: ## the wheel builds
	uv build -q --wheel -o dist

test: ## the tests
	uv run pytest

coverage: ## every branch of core, compile, decide, engines and register is tested
	uv run pytest -q -n auto --cov --cov-report=term-missing

memory: ## durable_rules, with memory that is filled when it is taken and freed
	MALLOC_PERTURB_=165 uv run pytest -q -n auto tests/engines/test_traps.py tests/engines/test_confirm.py tests/engines/test_agreement.py

spark: ## the same outcomes from Spark in local mode (Java 17)
	uv run --group spark pytest -q -m spark tests/columns/test_spark.py

golden: ## write the golden messages anew, for review as a diff
	uv run pytest -q $$(grep -rl update_golden tests --include="test_*.py") --update-golden

picture: ## draw the picture of the README anew
	uv run python tools/picture.py

pins: ## resolve the dependencies anew and pin them
	uv run python tools/pin.py

bench: ## speed, as ratios to yardsticks of the same run
	PYTHONPATH=. uv run python benchmarks/run.py
