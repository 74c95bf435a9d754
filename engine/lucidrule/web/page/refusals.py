"""What a browser is shown instead of a page: there is none, it may not be had, too much came, or the error is ours."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Scope

from lucidrule.web.guard import bare
from lucidrule.web.language import language_of
from lucidrule.web.page.rendering import Reader
from lucidrule.web.served import Served

_SAID = {
    400: "web_form_damaged",
    403: "web_form_foreign",
    404: "web_no_page",
    405: "web_no_page",
    413: "web_too_large",
    500: "web_broken",
}


def refusal(served: Served, scope: Scope, status: int) -> Response:
    """Return what a request is told that no page answers, in the language of its address or of its browser."""
    request = Request(scope)
    languages = served.whole.compiled.languages
    named = request.scope["path"].removeprefix(request.scope.get("root_path", "").rstrip("/")).split("/")[1]
    asked = language_of(request.headers.get("accept-language", ""), languages, served.lang or "en")
    if status not in _SAID or "html" not in request.headers.get("accept", ""):
        return bare(scope, status)
    reader = Reader(request, served, named if named in languages else asked)
    return reader.page("trouble.html", status, trouble=_SAID[status], faults=[])
