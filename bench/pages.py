"""How often the reckoned page of a heading is the one that LibreOffice prints it on.

    python bench/pages.py [QUOTATIONS]

Takes the briefing of this repository, and one in Chinese and one in English of that many quotations (300), in
each shipped template. It says which typeface stands in for Times New Roman, for the widths of Latin letters
are those of Times: with a wider one, lines and pages come out otherwise.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import docx

from briefsmith.compose.labels import labels_for
from briefsmith.document import Block, Document, Footnote, Heading, Paragraph, Quotation, Text
from briefsmith.pipeline import build_project
from briefsmith.resources import shipped
from briefsmith.writers.docx import TEMPLATE_NAMES, write_docx
from briefsmith.writers.docx.contents import page_references

_ROOT = Path(__file__).resolve().parents[1]
sys.path.append(str(_ROOT / "tests" / "writers"))
from printed_pages import printed_headings  # noqa: E402 - the tests read printed pages in the same way

_WORDS = {
    "zh-CN": (
        "三国外长在会后发表的声明中说，任何一方受到威胁时，三方都将在一天之内磋商。",
        "一二三四五六七八",
    ),
    "en": (
        "The ministers said that each party would consult the others if threatened. ",
        "12345678",
    ),
}
_NOTE = {
    "zh-CN": "北方观察. 三国会晤之后：一份被推迟的声明[EB/OL]. （2024-05-06）[2025-02-01]. https://example.org/a-story.",
    "en": "Harper J. The ministers’ quiet year[N/OL]. The Harbour Times, 2024-09-14. https://example.com/asia.",
}


def _blocks(quotations: int, language: str) -> Iterator[Block]:
    words, numbers = _WORDS[language]
    for number in range(quotations):
        section, rest = divmod(number, max(1, -(-quotations // 8)))
        if not rest:
            label = f"{numbers[section]}、" if language != "en" else numbers[section]
            yield Heading(1, (Text(words[:9]),), f"s{section}", label)
            yield Paragraph((Text(words * (1 + section)),))
        note = Footnote(number + 1, (Text(_NOTE[language] * (1 + number % 2)),))
        quoted = ((Text(words * (1 + number % 4), language), note),)
        remark = (Paragraph((Text(words[:30]),)),) if number % 2 else ()
        yield Quotation(f"q{number}", quoted, language, True, note=remark)


def _long(quotations: int, language: str) -> Document:
    labels = labels_for(language)
    made = Document(
        "Briefing", "", "", "2025-02-01", "2025", language, "", labels, tuple(_blocks(quotations, language))
    )
    return replace(made, contents=3)


def _project(template: str, folder: Path) -> bytes:
    shutil.copytree(_ROOT / "seeds", folder / "seeds", dirs_exist_ok=True)
    text = (_ROOT / "outline.yaml").read_text(encoding="utf-8")
    outline = folder / "outline.yaml"
    wanted = f'template: {template}\ncontents: "3"'
    outline.write_text(text.replace("template: standard", wanted), encoding="utf-8")
    build_project(outline)
    return (folder / "briefs" / "trilateral-dprk.docx").read_bytes()


def main() -> None:
    quotations = int(sys.argv[1]) if len(sys.argv) > 1 else 300
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        print("no LibreOffice (soffice) on this machine")
        return
    if matcher := shutil.which("fc-match"):
        found = subprocess.run([matcher, "Times New Roman"], capture_output=True, text=True, check=False)
        print(f"Times New Roman is {found.stdout.strip()}")
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        for template in TEMPLATE_NAMES:
            (folder / f"{template}-project.docx").write_bytes(_project(template, folder))
            for language in _WORDS:
                data, _ = write_docx(_long(quotations, language), shipped(f"{template}.docx"))
                (folder / f"{template}-{language}.docx").write_bytes(data)
        files = sorted(folder.glob("*.docx"))
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        command = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
        subprocess.run([*command, *map(str, files)], capture_output=True, check=True)
        for file in files:
            _compare(file)


def _compare(file: Path) -> None:
    reckoned = _listed_pages(file)
    printed = [page for _, page in printed_headings(file.with_suffix(".pdf").read_bytes())]
    off = Counter(abs(one - other) for one, other in zip(reckoned, printed, strict=False))
    far = sum(count for distance, count in off.items() if distance > 1)
    counts = f"{off[0]:3} right  {off[1]:3} off by one  {far:3} by more"
    print(f"{file.stem:24} {len(reckoned):3} headings  {counts}")


def _listed_pages(file: Path) -> list[int]:
    """The page numbers that stand in the contents of a Word file, where they are figures."""
    numbers = (result.text or "" for _, result in page_references(docx.Document(str(file)).element.body))
    return [int(number) for number in numbers if number.isdecimal()]


if __name__ == "__main__":
    main()
