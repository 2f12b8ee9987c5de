"""Our styles, from an outline to Markdown and Word, against what a reference processor prints."""

from __future__ import annotations

import json
import re
import zipfile
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from markdown_it import MarkdownIt

from briefsmith.pipeline import build_project

ROOT = Path(__file__).resolve().parents[2]
REFERENCE = ROOT.parent / "shared" / "citations.jsonl"
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
OURS = {"chicago-notes": "chicago-18-notes-bibliography", "apa": "apa-7"}
CASES = [
    ("gb-t-7714-2025-note", "zh-CN"),
    ("gb-t-7714-2025-numeric", "zh-CN"),
    ("gb-t-7714-2015-note", "zh-CN"),
    ("gb-t-7714-2015-numeric", "zh-CN"),
    ("chicago-notes", "zh-CN"),
    ("chicago-notes", "en-US"),
    ("apa", "zh-CN"),
    ("apa", "en-US"),
]
MONTHS = {"一月": 1, "二月": 2, "三月": 3, "四月": 4, "五月": 5, "六月": 6, "七月": 7}

# --------------------------------------------------------------------- the differences that are meant


def meant(style: str, briefing: str, item: dict[str, Any], text: str, english: str | None) -> str:
    """What we print where the reference prints ``text``; ``english`` is what it prints in English."""
    language = item["language"][:2]
    if style.startswith("gb-t"):
        return _national(language, text)
    if briefing == "zh-CN":
        # Each source in its own language: an English one takes the forms of an English text.
        text = {"en": english or text, "ja": _japanese(text), "ko": _korean(text)}.get(language, text)
    return text


def _national(language: str, text: str) -> str:
    """GB/T 7714 has the words of the source's own language; the reference has one for a whole list.
    In its 2015 styles it prints an organisation in capitals here and not there; capitals are for
    the family names of persons.
    """
    other = {"zh": "等", "en": "et al", "ja": "他", "ko": "외"}[language]
    text = re.sub(r"([，,] ?)(?:等|et al)\. ", rf"\1{other}. ", text)
    return text.replace("MINISTRY OF FOREIGN AFFAIRS", "Ministry of Foreign Affairs")


def _japanese(text: str) -> str:
    text = text.translate(str.maketrans("《》等", "「」他")).replace("和", "と")
    return re.sub(r"[一二三四五六七]月", lambda month: f"{MONTHS[month[0]]}月", text)


def _korean(text: str) -> str:
    text = (
        text.replace("《", "“")
        .replace("》", "”")
        .replace("등", "외")
        .replace("等", " 외")
        .replace("和", " 및 ")
    )
    text = re.sub(r"(\d)年(\d+)月(\d+)日", r"\1년 \2월 \3일", text)
    return re.sub(r"[一二三四五六七]月", lambda month: f"{MONTHS[month[0]]}월", text)


# ------------------------------------------------------------------------------------------ the test


@pytest.mark.parametrize(("style", "language"), CASES)
def test_markdown_and_word_carry_the_strings_of_the_reference(
    style: str, language: str, tmp_path: Path
) -> None:
    expected = _reference(style, language)
    english = _english(style)
    items = {item["id"]: item for item in expected["items"]}
    _build(tmp_path, expected, OURS.get(style, style), language)
    markdown = (tmp_path / "briefs" / "outline.md").read_text(encoding="utf-8")
    for notes, texts in (
        (_markdown_notes(markdown), _markdown_texts(markdown)),
        (
            _word_notes(tmp_path / "briefs" / "outline.docx"),
            _word_texts(tmp_path / "briefs" / "outline.docx"),
        ),
    ):
        wanted = [
            meant(style, language, items[note["item"]], note["text"], (english.get(note["note"])))
            for note in expected["notes"]
        ]
        assert (notes or _in_text(texts)) == wanted
        for entry in _entries(expected, style, language, items):
            # The list of sources says more behind a reference, in brackets: how often it is cited, say.
            assert any(text == entry or text.startswith((f"{entry} (", f"{entry}（")) for text in texts), (
                entry
            )


@pytest.mark.parametrize(("style", "language"), CASES)
def test_most_strings_differ_in_nothing(style: str, language: str, tmp_path: Path) -> None:
    """Sources in the briefing's own language: at least 95 % without any difference, meant or not."""
    expected = _reference(style, language)
    _build(tmp_path, expected, OURS.get(style, style), language)
    markdown = (tmp_path / "briefs" / "outline.md").read_text(encoding="utf-8")
    own = {item["id"] for item in expected["items"] if item["language"][:2] == language[:2]}
    made = _markdown_notes(markdown) or _in_text(_markdown_texts(markdown))
    same = [
        found == note["text"]
        for found, note in zip(made, expected["notes"], strict=True)
        if note["item"] in own
    ]
    assert sum(same) >= 0.95 * len(same)


@cache
def _reference(style: str, language: str) -> dict[str, Any]:
    if not REFERENCE.is_file():
        pytest.skip("the reference citations (../shared/citations.jsonl) are not here")
    with REFERENCE.open(encoding="utf-8") as lines:
        sets = [json.loads(line) for line in lines]
    return next(one for one in sets if (one["style"], one["language"]) == (style, language))


def _english(style: str) -> dict[int, str]:
    """What the reference prints in English, by note."""
    if style.startswith("gb-t"):
        return {}
    return {note["note"]: note["text"] for note in _reference(style, "en-US")["notes"]}


def _entries(
    expected: dict[str, Any], style: str, language: str, items: dict[str, dict[str, Any]]
) -> list[str]:
    """The entries of the bibliography as we mean them, without their numbers."""
    english = {} if style.startswith("gb-t") else _by_address(_reference(style, "en-US")["bibliography"])
    made = []
    for entry in expected["bibliography"]:
        text = re.sub(r"^\[\d+\] ", "", entry)
        item = next(item for item in items.values() if _address(text) == item["URL"])
        made.append(meant(style, language, item, text, english.get(item["URL"])))
    return made


def _by_address(entries: list[str]) -> dict[str, str]:
    return {_address(entry): entry for entry in entries}


def _address(text: str) -> str:
    found = re.search(r"https://\S+", text)
    assert found is not None
    return found[0].rstrip(".")


def _build(folder: Path, expected: dict[str, Any], style: str, language: str) -> None:
    sources = {}
    for item in expected["items"]:
        file = folder / f"{item['id']}.txt"
        file.write_text(f"港务局表示，{item['id']}全年共记录险情4起，比上一年减少3起。\n", encoding="utf-8")
        sources[item["id"]] = {"file": file.name, "csl": {k: v for k, v in item.items() if k != "id"}}
    text = "\n\n".join(f"见[@{note['item']}]。" for note in expected["notes"])
    outline = {
        "title": "甲",
        "language": language,
        "citation_style": style,
        "locators": "none",
        "outputs": ["docx", "markdown"],
        "sources": sources,
        "sections": [{"title": "乙", "text": text}],
    }
    # JSON is YAML.
    (folder / "outline.yaml").write_text(json.dumps(outline, ensure_ascii=False), encoding="utf-8")
    built = build_project(folder / "outline.yaml")
    assert built.exit_code == 0, built.checked.diagnostics


# ------------------------------------------------------------------------- what the outputs carry


def _shown(markdown: str) -> str:
    """The characters that a reader sees of some inline Markdown."""
    tokens = MarkdownIt("commonmark").parseInline(markdown)[0].children or []
    return "".join(token.content for token in tokens if token.type in ("text", "code_inline"))


def _markdown_notes(markdown: str) -> list[str]:
    return [_shown(text) for text in re.findall(r"^\[\^\d+\]: (.*)$", markdown, re.MULTILINE)]


def _markdown_texts(markdown: str) -> list[str]:
    cells = [cell for line in markdown.splitlines() for cell in re.split(r"(?<!\\)\|", line)]
    return [re.sub(r"^\[\d+\] ?", "", _shown(cell.strip())) or _shown(cell.strip()) for cell in cells]


def _in_text(texts: list[str]) -> list[str]:
    found = [re.fullmatch(r"见(?:<sup>)?(.*?)(?:</sup>)?。", text) for text in texts]
    return [match[1] for match in found if match]


def _word_notes(path: Path) -> list[str]:
    with zipfile.ZipFile(path) as package:
        if "word/footnotes.xml" not in package.namelist():
            return []
        root = etree.fromstring(package.read("word/footnotes.xml"))
    notes = [note for note in root.iter(f"{WORD}footnote") if note.get(f"{WORD}type") is None]
    return [_characters(note).strip() for note in notes]


def _word_texts(path: Path) -> list[str]:
    with zipfile.ZipFile(path) as package:
        root = etree.fromstring(package.read("word/document.xml"))
    return [re.sub(r"^\[\d+\]\s?", "", _characters(one)) for one in root.iter(f"{WORD}p")]


def _characters(element: etree._Element) -> str:
    text = "".join(part.text or "" for part in element.iter(f"{WORD}t"))
    # Word shows the numbers of some styles' notes in circles, also where a repeat names one.
    return re.sub("[①-⑳]", lambda one: str(ord(one[0]) - ord("①") + 1), text)
