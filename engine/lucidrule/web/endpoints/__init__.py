"""What programs ask, under `/api/v1`."""

from fastapi import APIRouter

from lucidrule.web.served import Served


def router(served: Served) -> APIRouter:
    """Return the endpoints of what is served."""
    return APIRouter(prefix="/api/v1")
