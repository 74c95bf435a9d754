"""The server of the tools: over standard input and output, or as an app beside the pages."""

import json
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from functools import partial
from traceback import extract_tb
from typing import Any

import anyio
import mcp_types as mcp
from anyio import to_thread
from fastapi import FastAPI
from mcp import MCPError
from mcp.server.lowlevel.server import Server
from mcp.server.stdio import stdio_server
from mcp.server.transport_security import TransportSecuritySettings

from lucidrule.core.deadline import OutOfTime, deadline
from lucidrule.core.fault import LucidruleError
from lucidrule.core.version import ENGINE
from lucidrule.present.words import word
from lucidrule.web.served import Served
from lucidrule.web.tools.tools import Tool, called, tools_of

PATH = "/mcp"
GUIDELINES = "lucidrule://guidelines"
_SECONDS = 10.0
_MOST_FAULTS = 20
_log = logging.getLogger("lucidrule.web")


class Tools:
    """Answers what assistants ask about what is served."""

    def __init__(self, served: Served) -> None:
        self.served, self.lang = served, served.lang or "en"
        self.tools = {tool.name: tool for tool in tools_of(served, self.lang)}

    def server(self) -> Server[Any]:
        """Return a server of the protocol."""
        return Server(
            "lucidrule",
            version=ENGINE,
            instructions=word("tool_guidelines", self.lang),
            on_list_tools=self._listed,
            on_call_tool=self._called,
            on_list_resources=self._resources,
            on_read_resource=self._read,
        )

    async def _listed(self, ctx: Any, params: Any) -> mcp.ListToolsResult:
        reads = mcp.ToolAnnotations(
            read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False
        )
        tools = [
            mcp.Tool(
                name=tool.name,
                description=word(f"tool:{tool.name}", self.lang),
                input_schema=tool.input_schema,
                output_schema=tool.output_schema,
                annotations=reads,
            )
            for tool in self.tools.values()
        ]
        return mcp.ListToolsResult(tools=tools)

    async def _called(self, ctx: Any, params: mcp.CallToolRequestParams) -> mcp.CallToolResult:
        said, tool = params.arguments or {}, self.tools.get(params.name)
        if tool is None:
            return _refused(word("tool_no_such", self.lang, params.name))
        with suppress(OutOfTime), deadline(_SECONDS), anyio.move_on_after(_SECONDS):
            return await to_thread.run_sync(partial(self._answer, tool, said), abandon_on_cancel=True)
        return _refused(word("problem_too_slow", self.lang, f"{_SECONDS:g}"))

    def _answer(self, tool: Tool, said: dict[str, Any]) -> mcp.CallToolResult:
        try:
            found = called(self.served, tool, said, self.lang)
        except LucidruleError as error:
            return _refused(_told(error, self.lang))
        except Exception as error:
            place = extract_tb(error.__traceback__)[-1]
            _log.error("%s in %s:%s", type(error).__name__, place.filename.rpartition("/")[2], place.lineno)
            return _refused(word("problem_internal", self.lang))
        text = found["told"] if set(found) == {"told"} else json.dumps(found, ensure_ascii=False)
        return mcp.CallToolResult(content=[mcp.TextContent(text=text)], structured_content=found)

    async def _resources(self, ctx: Any, params: Any) -> mcp.ListResourcesResult:
        own = mcp.Resource(uri=GUIDELINES, name=word("tool_guidelines_title", self.lang), mime_type="text/plain")
        policies = [
            mcp.Resource(
                uri=f"lucidrule://policies/{policy.id}",
                name=policy.title[self.lang],
                description=policy.summary[self.lang],
                mime_type="text/plain",
            )
            for policy in self.served.whole.policies
        ]
        return mcp.ListResourcesResult(resources=[own, *policies])

    async def _read(self, ctx: Any, params: mcp.ReadResourceRequestParams) -> mcp.ReadResourceResult:
        uri = str(params.uri)
        if uri == GUIDELINES:
            text = word("tool_guidelines", self.lang)
        else:
            try:
                text = self.served.whole.describe(uri.removeprefix("lucidrule://policies/"), self.lang)
            except LucidruleError as error:
                raise MCPError(mcp.INVALID_PARAMS, _told(error, self.lang)) from None
        return mcp.ReadResourceResult(contents=[mcp.TextResourceContents(uri=uri, mime_type="text/plain", text=text)])

    async def over_stdio(self) -> None:  # pragma: no cover  # of a process of its own, which a test starts
        """Answer over standard input and output until it ends."""
        server = self.server()
        async with stdio_server() as (reading, writing):
            await server.run(reading, writing, server.create_initialization_options())


def add_to(app: FastAPI, served: Served) -> None:
    """Let an app answer over HTTP, too, as long as it runs."""
    server = Tools(served).server()
    # Behind a proxy a host has another name. Nothing is anybody's here: each answer follows from its request.
    anyone = TransportSecuritySettings(enable_dns_rebinding_protection=False)
    over_http = server.streamable_http_app(
        streamable_http_path=PATH,
        json_response=True,
        stateless_http=True,
        max_request_body_size=1_000_000,
        transport_security=anyone,
    )

    @asynccontextmanager
    async def running(_app: Any) -> AsyncIterator[None]:
        async with server.session_manager.run():
            yield

    app.router.routes.extend(over_http.routes)
    app.router.lifespan_context = running


def _told(error: LucidruleError, lang: str) -> str:
    lines = []
    for fault in error.faults[:_MOST_FAULTS]:
        said = fault.message(lang)
        lines.append(said if fault.field is None else word("is", lang, fault.field, said))
        lines += [f"  {helped}" for helped in (fault.hint(lang),) if helped]
    return "\n".join(lines)


def _refused(text: str) -> mcp.CallToolResult:
    return mcp.CallToolResult(content=[mcp.TextContent(text=text)], is_error=True)
