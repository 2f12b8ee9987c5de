"""Programs that judge HTML: html-validate and, in headless Chromium, axe; found where they are installed."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

ROOT = Path(__file__).resolve().parents[2]
_PLACES = (ROOT / ".cache" / "tools" / "node_modules", ROOT / "node_modules")

#: What runs in the test copy: the answer is left in an attribute, which ``--dump-dom`` prints.
_ASK = """
axe.run(document, {resultTypes: ["violations"]}).then(
  (found) => found.violations.map((one) => [one.id, one.nodes.map((node) => node.html)]),
  (error) => [["axe-failed", [String(error)]]]
).then((violations) => {
  const answer = {violations, scripts: document.scripts.length, pwned: String(window.pwned)};
  document.documentElement.setAttribute("data-answer", encodeURIComponent(JSON.stringify(answer)));
});
"""


def _installed(variable: str, below: str) -> Path:
    """A file of an npm package, or a skipped test."""
    named = [Path(os.environ[variable])] if os.environ.get(variable) else []
    for path in (*named, *(place / below for place in _PLACES)):
        if path.is_file():
            return path
    pytest.skip(f"no {below} (set {variable}, or install it with npm into .cache/tools)")


def invalid(page: bytes, folder: Path) -> list[str]:
    """What html-validate has against the page: rule and message."""
    program = _installed("HTML_VALIDATE", ".bin/html-validate")
    path = folder / "page.html"
    path.write_bytes(page)
    command = [str(program), "--preset", "recommended", "--formatter", "json", str(path)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=folder, check=False)
    reports = json.loads(done.stdout)
    messages = [one for report in reports for one in report["messages"]]
    # How long a title may be is a matter of search engines.
    return [f"{one['ruleId']}: {one['message']}" for one in messages if one["ruleId"] != "long-title"]


def asked_in_chromium(page: bytes, folder: Path, width: int = 1280) -> dict[str, Any]:
    """The answer of a real browser: violations that axe finds, how many scripts there are beside the two of
    the test, and what a script of the page would have left in ``window.pwned``.

    The policy of the page is taken out of the copy, so that axe can run, and anything else could, too.
    """
    axe = _installed("AXE_CORE", "axe-core/axe.min.js").read_text(encoding="utf-8")
    text = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", page.decode())
    scripts = "".join(f"<script>{code}</script>" for code in (axe.replace("</script", r"<\/script"), _ASK))
    path = folder / "asked.html"
    path.write_text(text.replace("</body>", f"{scripts}</body>"), encoding="utf-8")
    flags = ["--virtual-time-budget=60000", f"--window-size={width},1200", "--dump-dom"]
    printed = _chromium(path, folder, *flags)
    answer = re.search(r'data-answer="([^"]*)"', printed)
    assert answer, printed[-2000:]
    found: dict[str, Any] = json.loads(unquote(answer[1]))
    found["scripts"] -= 2
    return found


def printed_pages(page: bytes, folder: Path) -> list[str]:
    """The text of each page that Chromium prints, and in front of it the size of the paper."""
    if shutil.which("pdftotext") is None:
        pytest.skip("no poppler (pdftotext) on this machine")
    path, made = folder / "printed.html", folder / "printed.pdf"
    path.write_bytes(page)
    _chromium(path, folder, "--no-pdf-header-footer", f"--print-to-pdf={made}")
    told = subprocess.run(["pdfinfo", str(made)], capture_output=True, text=True, check=True).stdout
    size = re.findall(r"Page size:.*", told)
    done = subprocess.run(
        ["pdftotext", "-layout", str(made), "-"], capture_output=True, text=True, check=True
    )
    return [*size, *done.stdout.split("\f")[:-1]]


def _chromium(path: Path, folder: Path, *flags: str) -> str:
    """What headless Chromium prints about a file."""
    program = shutil.which("chromium") or shutil.which("google-chrome")
    if program is None:
        pytest.skip("no Chromium on this machine")
    always = ["--headless=new", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder / 'profile'}"]
    command = [program, *always, *flags, path.as_uri()]
    return subprocess.run(command, capture_output=True, text=True, timeout=200, check=False).stdout
