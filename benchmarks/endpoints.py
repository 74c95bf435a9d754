"""How many companies a second the endpoints judge, on loopback: two processes, eight clients, beside an empty route."""

import asyncio
import json
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import httpx
from fastapi import FastAPI

from benchmarks.companies import complete
from lucidrule.web.app import create_app

_PROCESSES, _AT_ONCE, _REQUESTS = 2, 8, 2_000


def app() -> FastAPI:
    """Return the app with an empty route beside the endpoints."""
    made = create_app()

    @made.post("/empty")
    async def empty() -> dict[str, bool]:
        return {"ok": True}

    # The pages take every address that is left.
    made.router.routes.insert(0, made.router.routes.pop())
    return made


def endpoints(judged: Callable[[str, str, float, float, str], None]) -> None:
    """Requests a second and the slowest of a hundred, with proof and without, and of an empty route."""
    companies = [json.loads(json.dumps(complete(seed), default=str)) for seed in range(200)]
    asked: dict[str, tuple[str, list[Any]]] = {
        "an empty route": ("/empty", [{}]),
        "determine with proof": ("/api/v1/determine", [_body(each, proof=True) for each in companies]),
        "determine without proof": ("/api/v1/determine", [_body(each, proof=False) for each in companies]),
    }
    least = {"determine with proof": 300, "determine without proof": 1_000}
    with _served() as address:
        for name, (path, bodies) in asked.items():
            sent = [json.dumps(body).encode() for body in bodies]
            asyncio.run(_all_of(address + path, sent, _REQUESTS // 10))
            begun = time.perf_counter()
            times = asyncio.run(_all_of(address + path, sent, _REQUESTS))
            each = _REQUESTS / (time.perf_counter() - begun)
            slow = statistics.quantiles(times, n=100)[98] * 1e3
            figure = f"{each:.0f} a second, p99 {slow:.1f} ms"
            if name in least:
                # Of what is to be large the inverse is judged: how long one of so many may take.
                judged(f"{name}, eight at once", figure, 1e3 / each, 1e3 / least[name], "ms each")
                judged(f"{name}, the slowest of a hundred", f"{slow:.1f} ms", slow, 60, "ms")
            else:
                print(f"{name}, eight at once: {figure} (the yardstick)")


def _body(company: dict[str, object], *, proof: bool) -> dict[str, object]:
    return {"company": company, "as_of": "2022-06-30", "proof": proof}


@contextmanager
def _served() -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    imports = "from benchmarks.endpoints import app; from lucidrule.web.serving import serve_by"
    code = f"{imports}; serve_by(app, '127.0.0.1', {port}, {_PROCESSES})"
    process = subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"
    try:
        for _ in range(300):
            try:
                httpx.get(f"{address}/healthz")
                break
            except httpx.TransportError:
                time.sleep(0.1)
        yield address
    finally:
        process.terminate()
        process.wait()


async def _all_of(address: str, bodies: list[bytes], requests: int) -> list[float]:
    """Return how long each of some requests took, eight of them at once."""
    left = iter(range(requests))
    times: list[float] = []

    async def client() -> None:
        host, _, rest = address.removeprefix("http://").partition("/")
        name, _, port = host.partition(":")
        reading, writing = await asyncio.open_connection(name, int(port))
        for number in left:
            body = bodies[number % len(bodies)]
            begun = time.perf_counter()
            writing.write(
                f"POST /{rest} HTTP/1.1\r\nhost: {host}\r\ncontent-type: application/json\r\n"
                f"content-length: {len(body)}\r\n\r\n".encode()
                + body
            )
            head = await reading.readuntil(b"\r\n\r\n")
            assert head.startswith(b"HTTP/1.1 200"), head
            size = next(line for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:"))
            await reading.readexactly(int(size.partition(b":")[2]))
            times.append(time.perf_counter() - begun)
        writing.close()

    await asyncio.gather(*(client() for _ in range(_AT_ONCE)))
    return times
