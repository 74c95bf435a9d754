"""Several processes that answer at one address."""

import socket
from collections.abc import Callable
from typing import Any

import uvicorn
from uvicorn.supervisors import Multiprocess

# What is asked for is somebody's business: no line for a request.
HOW: dict[str, Any] = {"access_log": False, "log_level": "warning", "server_header": False}


def serve_by(make: Callable[[], Any], host: str, port: int, workers: int) -> None:
    """Serve until it is stopped.

    Args:
        make: Makes the app in each process; can be pickled.
    """
    config = uvicorn.Config(make, host=host, port=port, factory=True, workers=workers, **HOW)
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # Sockets that do not say that they are of TCP wait for each other: 40 ms for each answer.
    with socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP) as listening:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((host, port))
        Multiprocess(config, [listening]).run()
