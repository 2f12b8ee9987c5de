"""Turns a word processor's file into HTML with pandoc, in a sandbox, in bounded time and memory."""

from __future__ import annotations

import re
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

#: Seconds that one file may take, and the memory that pandoc may fill.
TIME_LIMIT = 60.0
_MEMORY = ("+RTS", "-M800M", "-RTS")
#: HTML above this length is no article.
_LENGTH_LIMIT = 16 * 1024 * 1024

#: What is printed around the text: what the file says about itself, which some readers take out of the text.
_TEMPLATE = """<html$if(lang)$ lang="$lang$"$endif$>
<head>
$if(title)$<title>$pagetitle$</title>
$endif$$for(author-meta)$<meta name="author" content="$author-meta$">
$endfor$$if(date-meta)$<meta name="date" content="$date-meta$">
$endif$</head>
<body>
$if(title)$<h1 class="title">$title$</h1>
$endif$$if(subtitle)$<p>$subtitle$</p>
$endif$$for(author)$<p class="document-author">$author$</p>
$endfor$$if(date)$<p class="document-date">$date$</p>
$endif$$if(abstract)$<div>
$abstract$
</div>
$endif$$body$
</body>
</html>
"""


@dataclass(frozen=True, slots=True)
class Converted:
    """The HTML of a file; ``failure`` says why there is none and is empty otherwise."""

    html: str
    failure: str = ""


def to_html(data: bytes, form: str) -> Converted:
    """The HTML that pandoc makes of ``data``, a file of the format that pandoc calls ``form``.

    Nothing is fetched and no other file is read; tracked changes are taken as accepted.
    """
    try:
        done = _run(data, form)
    except subprocess.TimeoutExpired:
        return Converted("", f"it cannot be read within {TIME_LIMIT:.0f} seconds")
    except OSError:
        return Converted("", "pandoc, which reads it, is not installed or cannot be started")
    if done.returncode == 251:
        return Converted("", "it needs more memory than any article does")
    if done.returncode != 0:
        return Converted("", f"it is broken ({_reason(done.stderr)})")
    if len(done.stdout) > _LENGTH_LIMIT:
        return Converted("", f"it holds more than {_LENGTH_LIMIT:,} bytes of text")
    return Converted(done.stdout.decode("utf-8", "replace").replace("\r\n", "\n"))


def _run(data: bytes, form: str) -> subprocess.CompletedProcess[bytes]:
    import pypandoc

    with tempfile.TemporaryDirectory(prefix="briefsmith-") as folder:
        template = Path(folder) / "page.html"
        template.write_text(_TEMPLATE, encoding="utf-8")
        # The user's own data folder is kept out: nothing in it may change what is read.
        where = [f"--template={template}", f"--data-dir={folder}"]
        how = [f"--from={form}", "--to=html5", "--standalone", "--wrap=none", "--sandbox", "--quiet"]
        program = str(pypandoc.get_pandoc_path())
        return subprocess.run(  # noqa: S603 - our own arguments, no shell
            [program, *how, *where, *_MEMORY],
            input=data,
            capture_output=True,
            timeout=TIME_LIMIT,
            check=False,
            cwd=folder,
        )


def _reason(words: bytes) -> str:
    """The first line of pandoc's complaint, without paths of this machine."""
    lines = [line.strip() for line in words.decode("utf-8", "replace").splitlines() if line.strip()]
    line = re.sub(r"\S*[/\\]\S+", "…", lines[0]) if lines else "no reason is known"
    return line.rstrip(".")[:200]
