"""One run of LibreOffice, with a profile of its own that is thrown away."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

from briefsmith.writers.pdf.font_map import font_map

#: Seconds; LibreOffice needs a few for its first start, and for each page the longer the more there are.
TIME_LIMIT = 180
#: Where this gives more seconds, a large file has more: so many bytes of the packed Word file for each.
_BYTES_A_SECOND = 200
#: Where it lies on systems that do not put it on the search path.
_ELSEWHERE = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:/Program Files/LibreOffice/program/soffice.com",
)

#: What the PDF export is told (the names are LibreOffice's): structure for screen readers and the outline
#: of headings beside the pages, which are shown with the briefing's title; no comments of reviewers; and the
#: pages of bookmarks, to find headings that were left behind.
_EXPORT = {
    "UseTaggedPDF": ("boolean", "true"),
    "ExportBookmarks": ("boolean", "true"),
    "InitialView": ("long", "1"),
    "DisplayPDFDocumentTitle": ("boolean", "true"),
    "ExportNotes": ("boolean", "false"),
    "ExportFormFields": ("boolean", "false"),
    "ExportBookmarksToPDFDestination": ("boolean", "true"),
}

#: Settings of the throwaway profile: a template is hostile, so nothing that a file links to is fetched and no
#: macro runs.
_SETTINGS = {
    ("/org.openoffice.Office.Common/Security/Scripting", "BlockUntrustedRefererLinks"): "true",
    ("/org.openoffice.Office.Common/Security/Scripting", "DisableMacrosExecution"): "true",
    ("/org.openoffice.Office.Common/Security/Scripting", "DisableActiveContent"): "true",
    ("/org.openoffice.Office.Writer/Content/Update", "Link"): "2",
}


class OfficeError(Exception):
    """LibreOffice made no PDF; the message says why, as a clause."""


def find_office() -> str | None:
    """The program, or ``None`` where it is not installed."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    if found:
        return str(Path(found).absolute())
    return next((path for path in _ELSEWHERE if Path(path).is_file()), None)


def print_word_file(program: str, docx: bytes, folder: Path) -> bytes:
    """The PDF that LibreOffice makes of a Word file; what it needs is written into ``folder``.

    Its profile lies there too, so that an open window of the user's neither blocks it nor changes what
    it makes. It runs in that folder and is given bare names, for it takes a path with `%20` for an
    address. Raises `OfficeError` where it makes none, and ``OSError`` where the disk refuses.
    """
    (folder / "briefing.docx").write_bytes(docx)
    profile = folder / "profile"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_settings(), encoding="utf-8")
    options = json.dumps({name: {"type": kind, "value": value} for name, (kind, value) in _EXPORT.items()})
    command = [program, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore"]
    command += ["--convert-to", f"pdf:writer_pdf_Export:{options}", "--outdir", "."]
    limit = max(TIME_LIMIT, len(docx) // _BYTES_A_SECOND)
    told = _run([*command, "briefing.docx"], _environment(folder, docx), folder, limit)
    try:
        data = (folder / "briefing.pdf").read_bytes()
    except FileNotFoundError:
        raise OfficeError(f"it made no PDF{told}") from None
    if not data.startswith(b"%PDF-"):
        raise OfficeError(f"it made no PDF{told}")
    return data


def _run(command: list[str], environment: dict[str, str], folder: Path, limit: int) -> str:
    """Runs the program to its end, for ``limit`` seconds at most, and gives its last words, for a message.

    It starts others; in a session of their own they can be ended together.
    """
    said = folder / "said"
    with said.open("wb") as stream:
        try:
            process = subprocess.Popen(  # noqa: S603 - our own arguments, no shell
                command,
                stdin=subprocess.DEVNULL,
                stdout=stream,
                stderr=stream,
                cwd=folder,
                env=environment,
                start_new_session=os.name == "posix",
            )
        except OSError as error:
            raise OfficeError(f"it does not start ({error.strerror or error})") from None
        try:
            process.wait(limit)
        except subprocess.TimeoutExpired:
            raise OfficeError("it took too long") from None
        finally:
            _end(process)
    return _last_words(said.read_bytes())


def _end(process: subprocess.Popen[bytes]) -> None:
    """Ends the program and what it started, where it still runs."""
    if process.poll() is not None:
        return
    if os.name == "posix":
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    process.wait()


def _last_words(said: bytes) -> str:
    lines = [line.strip() for line in said.decode("utf-8", "replace").splitlines()]
    errors = [line for line in lines if line.lower().startswith("error")]
    shown = "".join(character for character in (errors or [""])[-1] if character.isprintable())
    return f" ({shown[:200].rstrip('.')})" if shown else ""


def _environment(folder: Path, docx: bytes) -> dict[str, str]:
    """The user's environment, but with one language and one time zone, which would change what is made;
    on systems with fontconfig, also the font map. Its temporary files lie in ``folder``, for a program that
    is ended leaves them behind.
    """
    environment = {name: value for name, value in os.environ.items() if not name.startswith("LC_")}
    environment |= {"TZ": "UTC", "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", "SAL_USE_VCLPLUGIN": "svp"}
    environment |= dict.fromkeys(("TMPDIR", "TMP", "TEMP"), str(folder))
    environment.pop("LANGUAGE", None)
    if sys.platform.startswith("linux"):
        path = folder / "fonts.conf"
        path.write_text(font_map(docx, environment.get("FONTCONFIG_FILE", "")), encoding="utf-8")
        environment["FONTCONFIG_FILE"] = str(path)
    return environment


def _settings() -> str:
    items = "".join(
        f'<item oor:path="{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
        for (path, name), value in _SETTINGS.items()
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<oor:items xmlns:oor="http://openoffice.org/2001/registry" '
        'xmlns:xs="http://www.w3.org/2001/XMLSchema" '
        f'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{items}</oor:items>\n'
    )
