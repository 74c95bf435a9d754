"""Requests drawn from the description of the endpoints: none has an answer of ours that is an error, or undeclared."""

from typing import Any

import pytest
import schemathesis
from conftest import ROOT
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)
from small_form import sized

from lucidrule.web.app import create_app
from lucidrule.web.endpoints import answering

_CHECKS: list[Any] = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]


@schemathesis.serializer("application/x-ndjson")
def _lines(_context: Any, value: Any) -> bytes:
    """Write a body of lines: as it was drawn, which is a text or nothing of the kind."""
    return str(value).encode("utf-8", "replace")


@pytest.mark.slow
def test_no_request_that_is_drawn_finds_an_error_or_an_answer_that_is_not_declared(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # A machine that does much else at once is slow, and fails no test.
    monkeypatch.setattr(answering.Answering.__init__, "__defaults__", (60.0,))
    described = schemathesis.openapi.from_asgi("/api/v1/openapi.json", create_app(ROOT))
    asked = set[str]()

    def drawn(operation: Any) -> None:
        @settings(
            max_examples=sized(40, small=2),
            deadline=None,
            suppress_health_check=list(HealthCheck),
            phases=[Phase.generate],
            database=None,
        )
        @given(case=operation.as_strategy())
        def answered(case: Any) -> None:
            case.validate_response(case.call(), checks=_CHECKS)
            asked.add(operation.path)

        answered()

    paths = list(described)[: sized(10, small=1)]
    for path in paths:
        drawn(next(iter(described[path].values())))
    assert asked == set(paths)
