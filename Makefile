.DEFAULT_GOAL := help
.PHONY: help everywhere check format lint types layers test wheel slow bench coverage memory spark pythons golden pins picture

# What checking the code needs; checking a company needs `uv run` alone.
RUN = uv run --group dev
# The command of the README, which CI puts in here as it stands there.
TEST = $(RUN) pytest -n auto

help: ## print the targets
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/'

# Spark starts and waits on one core while the other Pythons have the rest; `-O` keeps what each says together.
check: format lint types layers wheel coverage memory ## all checks, the same that CI runs
	$(MAKE) -j2 -O spark pythons

format: ## formatting is as ruff writes it
	$(RUN) ruff format --check .

lint: ## ruff finds nothing
	$(RUN) ruff check .

types: ## mypy strict over source and tests
	$(RUN) mypy

layers: ## imports go one way only
	$(RUN) lint-imports

wheel: ## the wheel builds
	uv build -q --wheel -o dist

test: ## the tests but the slow ones, which CI does in a small form
	$(TEST)

slow: ## the slow tests, whole
	$(RUN) pytest -n auto -m slow

coverage: ## the tests, and every branch of the rooms in pyproject.toml is tested
	PYTEST_ADDOPTS="--cov --cov-report=term-missing" bash -c '$(TEST)'

memory: ## durable_rules, with memory that is filled when it is taken and freed
	MALLOC_PERTURB_=165 $(RUN) pytest -q -n auto tests/engines/test_traps.py tests/engines/test_confirm.py tests/engines/test_agreement.py

spark: ## the same outcomes from Spark in local mode (Java 17)
	$(RUN) --group spark pytest -q -m spark tests/columns/test_spark.py

# What 3.12 could have to itself, between 3.11 and 3.13, is durable_rules: its tests, and those of what infers with it.
# 3.13 has what reads, keeps and serves, and what is done where durable_rules is not installed: what is judged and worded
# hangs on no version of Python.
JUDGED = advise columns definitions docs golden languages policies property prove several texts
pythons: ## the tests of what hangs on Python on 3.12 and 3.13, where the machine has them
	tools/pythons.sh 3.12:tests/engines,tests/register,tests/scenarios,tests/cli,tests/packaging,features \
		3.13:$(subst $() ,,$(JUDGED:%=--ignore=tests/%,))--ignore=tests/scenarios,--ignore=tests/cli,--ignore=features

everywhere: ## all default tests on Python 3.12 and 3.13
	tools/pythons.sh 3.12 3.13

golden: ## write the golden messages anew, for review as a diff
	$(RUN) pytest -q -n auto --update-golden

picture: ## draw the picture of the README anew
	$(RUN) python tools/picture.py

pins: ## resolve the dependencies anew and pin them
	$(RUN) python tools/pin.py

bench: ## speed, as ratios to yardsticks of the same run
	PYTHONPATH=. $(RUN) python benchmarks/run.py
