"""The features run under plain pytest; `lucidrule test` needs nothing of this."""

import pytest


def pytest_configure(config: pytest.Config) -> None:
    """Let feature files be collected."""
    config.pluginmanager.import_plugin("lucidrule.scenarios.plugin")
