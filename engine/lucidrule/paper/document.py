"""A page of HTML around its contents: one file that needs no other and runs nothing."""

from lucidrule.paper.markup import Child, Markup, element

_TAGS = {"zh": "zh-CN"}
# Nothing is loaded from anywhere, nothing runs.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def document(title: str, style: str, lang: str, *body: Child) -> str:
    """Return a page.

    Args:
        style: Of our own, never of what a file says: a style has no place for that.
        lang: The language of its texts.
    """
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=_POLICY),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("title", title),
        Markup(f"<style>\n{style}</style>"),
    )
    return f"<!doctype html>\n{element('html', head, element('body', *body), lang=_TAGS.get(lang, lang))}\n"
