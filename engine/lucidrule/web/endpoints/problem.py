"""What is refused, as RFC 9457 has it: each fault with its field, its row and its message in the reader's language."""

from http import HTTPStatus
from typing import Any

from starlette.responses import JSONResponse

from lucidrule.core.fault import Fault
from lucidrule.present.words import word

MEDIA_TYPE = "application/problem+json"
KINDS = {
    "fault": HTTPStatus.UNPROCESSABLE_ENTITY,
    "unreadable": HTTPStatus.BAD_REQUEST,
    "not_found": HTTPStatus.NOT_FOUND,
    "method": HTTPStatus.METHOD_NOT_ALLOWED,
    "too_large": HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    "too_slow": HTTPStatus.SERVICE_UNAVAILABLE,
    "internal": HTTPStatus.INTERNAL_SERVER_ERROR,
}
# Of more nobody reads the rest; `count` says how many there are.
_MOST_TOLD = 50


class Problem(Exception):
    """A request that is not answered.

    Attributes:
        kind: One of `KINDS`.
        told: What its title names.
        headers: What the answer says beside.
    """

    def __init__(self, kind: str, *told: str, faults: tuple[Fault, ...] = (), headers: dict[str, str] | None = None):
        super().__init__(kind)
        self.kind, self.told, self.faults, self.headers = kind, told, faults, headers

    def data(self, lang: str, row: int | None = None) -> dict[str, Any]:
        """Return it as data in one language; of a line of many with its number."""
        found: dict[str, Any] = {
            "type": f"urn:lucidrule:problem:{self.kind.replace('_', '-')}",
            "title": word(f"problem_{self.kind}", lang, *self.told),
            "status": int(KINDS[self.kind]),
        }
        if self.faults:
            found["detail"] = self.faults[0].message(lang)
            found["faults"] = [_told(fault, lang, row) for fault in self.faults[:_MOST_TOLD]]
            found["count"] = len(self.faults)
        return found

    def response(self, lang: str) -> JSONResponse:
        """Return the answer."""
        headers = {"content-language": lang, "vary": "accept-language", **(self.headers or {})}
        return JSONResponse(self.data(lang), int(KINDS[self.kind]), headers, MEDIA_TYPE)


def _told(fault: Fault, lang: str, row: int | None) -> dict[str, Any]:
    return {
        "code": fault.code,
        "field": fault.field,
        "row": fault.row or row,
        "message": fault.message(lang),
        "hint": fault.hint(lang),
    }
