"""Every page in a browser: accessible, wide and narrow, light and dark."""

import re
from pathlib import Path
from typing import Any

import pytest
from paper.browser import WHERE_IT_RUNS, WHY_NOT, violations
from web.test_pages import all_pages

from lucidrule.web.page.rendering import static

_POLICY = '<meta http-equiv="Content-Security-Policy" content="">'


def by_itself(page: str) -> str:
    """Return a page that a browser can show without a server, with the policy that it has from there as an element."""
    style = f"<style>{static('style.css').decode()}</style>{_POLICY}"
    return re.sub(r"<script [^>]*></script>", "", re.sub(r'<link rel="stylesheet"[^>]*>', lambda _: style, page))


LOOKS: dict[str, dict[str, Any]] = {"zh": {}, "en": {"dark": True}, "ja": {"narrow": True}}


@pytest.mark.slow
@pytest.mark.skipif(not WHERE_IT_RUNS, reason=WHY_NOT)
@pytest.mark.parametrize(("lang", "look"), LOOKS.items(), ids=LOOKS)
def test_a_browser_finds_nothing_that_keeps_anybody_out(lang: str, look: dict[str, Any], tmp_path: Path) -> None:
    pages = [by_itself(page).replace("<details>", "<details open>") for page in all_pages(lang)]
    found = [violations(page, tmp_path, **look) for page in pages]
    assert [each["violations"] for each in found] == [[]] * len(pages)
    assert min(each["passes"] for each in found) > 10
