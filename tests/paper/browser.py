"""What a browser finds wrong with a page, by axe-core."""

import json
import re
import shutil
import subprocess
from html import unescape
from pathlib import Path
from typing import Any

from small_form import sized

AXE = Path(__file__).with_name("axe") / "axe.min.js"
BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
# A browser takes seconds to begin.
WHERE_IT_RUNS = sized(1, small=0) and BROWSER is not None
WHY_NOT = "it runs with `make slow`, where there is a chromium"
_QUIET = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --virtual-time-budget=20000 --dump-dom"
)
_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
_RUN = """
axe.run(document, {runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]}).then(found => {
  const said = document.createElement("pre");
  said.id = "found";
  said.textContent = JSON.stringify({passes: found.passes.length, violations: found.violations.map(
    each => [each.id, each.nodes.slice(0, 3).map(node => node.html.slice(0, 200))])});
  document.body.append(said);
});
"""


def violations(page: str, folder: Path, *, dark: bool = False, narrow: bool = False) -> dict[str, Any]:
    """Return what axe passes and what violates WCAG 2.1 AA or its best practices, on a screen.

    The policy of the page, by which nothing runs in it, is taken out; nothing else is changed.
    """
    script = f"<script>{AXE.read_text(encoding='utf-8')}</script><script>{_RUN}</script>"
    shown, removed = _POLICY.subn("", page)
    assert removed == 1
    file = folder / "page.html"
    file.write_text(shown.replace("</body>", script + "</body>"), encoding="utf-8")
    look = ["--force-dark-mode", "--blink-settings=preferredColorScheme=0"] if dark else []
    size = ["--window-size=500,900" if narrow else "--window-size=1280,900"]
    command = [str(BROWSER), *_QUIET.split(), *look, *size, f"--user-data-dir={folder / 'profile'}", file.as_uri()]
    said = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120).stdout
    told = re.search(r'<pre id="found">(.*?)</pre>', said, re.DOTALL)
    assert told is not None, said[-2000:]
    found: dict[str, Any] = json.loads(unescape(told[1]))
    return found
