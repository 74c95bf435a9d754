"""What programs ask, under `/api/v1`; beside it whether the server stands, and its counts."""

from collections.abc import AsyncIterator, Callable
from functools import partial
from typing import Any

from anyio import to_thread
from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse
from starlette.types import Receive, Scope, Send

from lucidrule.api import Programme
from lucidrule.compile.arguments import wrong
from lucidrule.core.fault import UnknownName
from lucidrule.web import doors
from lucidrule.web.endpoints.answering import Answering, as_json, json_of, not_found
from lucidrule.web.endpoints.body import lines_of, object_of, read_json
from lucidrule.web.endpoints.metrics import MEDIA_TYPE
from lucidrule.web.endpoints.problem import Problem
from lucidrule.web.openapi import openapi
from lucidrule.web.served import Served

BASE = "/api/v1"
JSON_LINES = "application/x-ndjson"


def router(served: Served) -> APIRouter:
    """Return the endpoints of what is served."""
    endpoints = _Endpoints(served)
    found = APIRouter()
    door = endpoints.answering.door
    for name in doors.ASKED:
        found.add_route(f"{BASE}/{name}", door(name, partial(endpoints.asked, name)), ["POST"])
    found.add_route(f"{BASE}/determine-many", door("determine-many", endpoints.many), ["POST"])
    told: dict[str, Callable[[Served], Any]] = {
        "programmes": doors.programmes,
        "policies": doors.policies,
        "facts": doors.facts,
    }
    for name, data in told.items():
        found.add_route(f"{BASE}/{name}", door(name, partial(endpoints.told, data)), ["GET"])
    found.add_route(f"{BASE}/policies/{{policy:path}}", door("policy", endpoints.policy), ["GET"])
    found.add_route(f"{BASE}/openapi.json", door("openapi", endpoints.described), ["GET"])
    found.add_route("/healthz", _stands, ["GET"])
    found.add_route("/metrics", endpoints.counts, ["GET"])
    every = ["GET", "POST", "PUT", "PATCH", "DELETE"]
    found.add_route(f"{BASE}/{{rest:path}}", door("none", endpoints.none), every)
    return found


class _Endpoints:
    def __init__(self, served: Served) -> None:
        self.served, self.answering = served, Answering(served)

    async def asked(self, name: str, request: Request) -> Response:
        said = await object_of(request)
        found = await self.answering.in_time(lambda: json_of(doors.ASKED[name](self.served, said)))
        return Response(found, media_type="application/json")

    async def told(self, data: Callable[[Served], Any], request: Request) -> Response:
        return as_json(data(self.served))

    async def policy(self, request: Request) -> Response:
        lang, name = self.answering.language(request), request.path_params["policy"]
        try:
            found = await self.answering.in_time(lambda: doors.policy(self.served, name, lang))
        except UnknownName as error:
            raise not_found(error) from None
        return as_json(found, **{"content-language": lang, "vary": "accept-language"})

    async def described(self, request: Request) -> Response:
        lang = self.answering.language(request)
        return as_json(openapi(self.served.whole, lang), **{"content-language": lang, "vary": "accept-language"})

    async def counts(self, request: Request) -> Response:
        return PlainTextResponse(self.answering.metrics.text(), media_type=MEDIA_TYPE)

    async def none(self, request: Request) -> Response:
        name = request.path_params["rest"].partition("/")[0]
        known = (*doors.ASKED, "determine-many", "programmes", "policies", "facts")
        raise Problem("method" if name in known else "not_found")

    async def many(self, request: Request) -> Response:
        said = _from_query(request)
        doors.only_keys(said, ("as_of", "policies", "programmes", "proof"))
        programme = doors.chosen(self.served, said)
        how = {**said, "as_of": said.get("as_of") or programme.compiled.today().isoformat()}
        # What is wrong for every company is told at once, and not in every line.
        _judge(programme, {**how, "company": {}})
        return _Streaming(self._lines(request, programme, how), media_type=JSON_LINES)

    async def _lines(self, request: Request, programme: Programme, how: dict[str, Any]) -> AsyncIterator[bytes]:
        lang = self.answering.language(request)

        def judged(batch: list[tuple[int, bytes]]) -> bytes:
            return b"".join(self._line(programme, how, number, line, lang) for number, line in batch)

        try:
            async for batch in lines_of(request):
                yield await to_thread.run_sync(judged, batch)
        except Problem as problem:
            yield json_of({"row": None, "problem": problem.data(lang)}) + b"\n"

    def _line(self, programme: Programme, how: dict[str, Any], number: int, line: bytes, lang: str) -> bytes:
        """Return the answer to one company; what is wrong with it costs itself alone."""
        try:
            found = _judge(programme, {**how, "company": read_json(line, number)})
            return json_of({"row": number, "determination": found}) + b"\n"
        except Exception as error:
            problem = self.answering.refusal(error).data(lang, number)
            return json_of({"row": number, "problem": problem}) + b"\n"


def _judge(programme: Programme, said: dict[str, Any]) -> dict[str, Any]:
    found = programme.determine(said["company"], as_of=said["as_of"], policies=said.get("policies"))
    return found.to_dict(proof=said["proof"])


def _from_query(request: Request) -> dict[str, Any]:
    """Return what a request says behind its address; without proof where nothing is said of it."""
    query = request.query_params
    said: dict[str, Any] = {name: query[name] for name in query}
    for name in ("policies", "programmes"):
        if name in query:
            said[name] = query.getlist(name)
    proof = said.get("proof", "false")
    if proof not in ("true", "false"):
        raise wrong("proof", "@kind:flag", proof)
    return {**said, "proof": proof == "true"}


async def _stands(request: Request) -> Response:
    return PlainTextResponse("ok\n")


class _Streaming(StreamingResponse):
    """Lines as they come; what is sent is read meanwhile, so that nothing else may listen."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self.stream_response(send)
