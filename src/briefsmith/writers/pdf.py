"""The Word file as PDF, by LibreOffice where it is installed: the document that the reader gets."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

from briefsmith.diagnostics import Diagnostic, Severity

#: Seconds; LibreOffice needs a few for its first start and some more for hundreds of pages.
TIME_LIMIT = 180


def write_pdf(docx: bytes) -> tuple[bytes, tuple[Diagnostic, ...]]:
    """The PDF of a Word file; no bytes and an error where LibreOffice is missing or fails.

    LibreOffice runs with a profile of its own that is thrown away, so that an open window of the
    user's neither blocks it nor changes what it makes.
    """
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        return b"", (_missing(),)
    with tempfile.TemporaryDirectory(prefix="briefsmith-pdf-") as made:
        folder = Path(made)
        (folder / "briefing.docx").write_bytes(docx)
        profile = (folder / "profile").as_uri()
        command = [program, f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf"]
        command += ["--outdir", str(folder), str(folder / "briefing.docx")]
        try:
            subprocess.run(  # noqa: S603 - our own arguments, no shell
                command, capture_output=True, timeout=TIME_LIMIT, check=True
            )
            return (folder / "briefing.pdf").read_bytes(), ()
        except (OSError, subprocess.SubprocessError) as error:
            return b"", (_failed(error),)


def _missing() -> Diagnostic:
    return Diagnostic(
        "tool-missing",
        Severity.ERROR,
        "A PDF needs LibreOffice, which is not installed.",
        "Install it (Debian: apt install libreoffice-writer), or take `pdf` out of `outputs`.",
    )


def _failed(error: Exception) -> Diagnostic:
    reason = "it took too long" if isinstance(error, subprocess.TimeoutExpired) else "it made no PDF"
    return Diagnostic(
        "output-failed",
        Severity.ERROR,
        f"LibreOffice could not turn the Word file into a PDF: {reason}.",
        "Open the DOCX in LibreOffice to see why, or take `pdf` out of `outputs`.",
    )
