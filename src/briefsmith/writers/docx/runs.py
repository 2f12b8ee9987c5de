"""Text becomes runs, each with the typeface and the language that its script asks for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from html import unescape
from itertools import cycle

from briefsmith.writers.docx.language import faces, is_east_asian, primary, word_tag
from briefsmith.writers.docx.ledger import Ledger

_ASIAN = re.compile(
    "[々〇\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff]"
)
#: Words in hangul, which Chinese and Japanese typefaces do not have.
_SYLLABLES = "[\u1100-\u11ff\u3130-\u318f\uac00-\ud7af]+"
_HANGUL = re.compile(f"({_SYLLABLES}(?: {_SYLLABLES})*)")
_LETTERS = "A-Za-z\u00c0-\u024f\u0370-\u052f"
_LATIN = re.compile(f"[{_LETTERS}]")
_APOSTROPHE = re.compile(f"(?<=[{_LETTERS}])’(?=[{_LETTERS}])")
_LATIN_PASSAGE = re.compile(f"[{_LETTERS}][{_LETTERS}0-9 .,:;'’&()/-]*")
#: Punctuation that is wide in Chinese and Japanese and narrow in English, at the start of a run.
_BREAK = "<w:br/>"
_SHOWN = re.compile(rf"<w:t(?: [^>]*+)?>([^<]*+)</w:t>|{_BREAK}")
_LEADING = re.compile("[“”‘’—…·]+")


@dataclass(frozen=True, slots=True)
class RunFormat:
    """What the tree says about a piece of text; ``language`` is a BCP 47 tag; ``upright``
    keeps East Asian characters from leaning where the paragraph style is italic.
    """

    language: str
    strong: bool = False
    emphasis: bool = False
    superscript: bool = False
    code: bool = False
    link: bool = False
    label: bool = False
    upright: bool = False


def segments(text: str, east_asian: bool, by_script: bool = False) -> Iterator[tuple[str, bool]]:
    """Pieces of the text, each with whether it is to be set as East Asian.

    Quotation marks, dashes and dots are wide in Chinese and narrow in English, under one code
    point; Word asks the run. An apostrophe inside an English word stays narrow in Chinese text.
    ``by_script`` parts Latin passages too, where the two scripts look different (emphasis).
    """
    if not (_ASIAN.search(text) or (east_asian and not _LATIN.search(text))):
        yield text, False
        return
    position = 0
    for found in (_LATIN_PASSAGE if by_script else _APOSTROPHE).finditer(text):
        if found.start() > position:
            yield text[position : found.start()], True
        yield found[0], False
        position = found.end()
    if position < len(text):
        yield text[position:], True


def _style(look: RunFormat, ledger: Ledger) -> tuple[str, str]:
    for wanted, name in (
        (look.label, "Quotation Label"),
        (look.link, "Hyperlink"),
        (look.code, "Verbatim"),
        (look.emphasis, "Emphasis"),
        (look.strong, "Strong"),
    ):
        if wanted:
            return name, f'<w:rStyle w:val="{ledger.styles.character(name)}"/>'
    return "", ""


def _language(look: RunFormat, leading: bool, ledger: Ledger) -> str:
    tag = word_tag(look.language)
    foreign, asian = tag != word_tag(ledger.language), is_east_asian(tag)
    # LibreOffice takes punctuation at the start of a paragraph for Latin whatever the hint says,
    # and then asks for the Latin language of the run.
    latin = f' w:val="{tag}"' if leading or (foreign and not asian) else ""
    east = f' w:eastAsia="{tag}"' if foreign and asian else ""
    return f"<w:lang{latin}{east}/>" if latin or east else ""


def _properties(look: RunFormat, east_asian: bool, ledger: Ledger, leading: bool) -> str:
    name, style = _style(look, ledger)
    foreign = word_tag(look.language) != word_tag(ledger.language)
    home = primary(ledger.language) if is_east_asian(ledger.language) else "zh"
    fonts = ' w:hint="eastAsia"' if east_asian else ""
    if foreign and is_east_asian(look.language) and primary(look.language) != home:
        fonts += f' w:eastAsia="{faces(look.language).body}"'
    parts = [style, f"<w:rFonts{fonts}/>" if fonts else ""]
    if look.strong and name != "Strong":
        parts.append("<w:b/><w:bCs/>")
    if look.upright and east_asian and not look.emphasis:
        parts.append('<w:i w:val="0"/><w:iCs w:val="0"/>')
    if look.emphasis:
        parts.append('<w:i w:val="0"/><w:iCs w:val="0"/>' if east_asian else "<w:i/><w:iCs/>")
    if look.superscript:
        parts.append('<w:vertAlign w:val="superscript"/>')
    parts.append(_language(look, leading, ledger))
    inner = "".join(parts)
    return f"<w:rPr>{inner}</w:rPr>" if inner else ""


def run_properties(look: RunFormat, east_asian: bool, ledger: Ledger, leading: bool = False) -> str:
    """The ``w:rPr`` of a run, or nothing; ``leading`` for wide punctuation that begins a piece."""
    key = (look, east_asian, leading)
    if key not in ledger.run_properties:
        ledger.run_properties[key] = _properties(look, east_asian, ledger, leading)
    return ledger.run_properties[key]


def text_runs(text: str, look: RunFormat, ledger: Ledger) -> str:
    """The runs of a piece of plain text; hangul in a text of another language is marked as Korean."""
    if primary(look.language) != "ko" and _HANGUL.search(text):
        korean = replace(look, language="ko")
        parts = zip(_HANGUL.split(text), cycle((look, korean)), strict=False)
        return "".join(_pieces(part, as_said, ledger) for part, as_said in parts if part)
    return _pieces(text, look, ledger)


def _pieces(text: str, look: RunFormat, ledger: Ledger) -> str:
    pieces = segments(text, is_east_asian(look.language), look.emphasis or look.upright)
    return "".join(_run(piece, look, asian, ledger) for piece, asian in pieces if piece)


def _run(piece: str, look: RunFormat, asian: bool, ledger: Ledger) -> str:
    found = _LEADING.match(piece) if asian and primary(look.language) in {"zh", "ja"} else None
    if found is None or found.end() == len(piece):
        return _run_xml(piece, run_properties(look, asian, ledger, found is not None), ledger)
    leading = _run_xml(found[0], run_properties(look, asian, ledger, True), ledger)
    return leading + _run_xml(piece[found.end() :], run_properties(look, asian, ledger), ledger)


def _run_xml(text: str, properties: str, ledger: Ledger) -> str:
    return f'<w:r>{properties}<w:t xml:space="preserve">{ledger.clean(text)}</w:t></w:r>'


def shown_text(runs: str) -> str:
    """The text that runs made here show, a line break as a space."""
    return unescape("".join(" " if found[0] == _BREAK else found[1] for found in _SHOWN.finditer(runs)))


def code_lines(text: str, look: RunFormat, ledger: Ledger) -> str:
    """One run for each line of code, with line breaks between them and its spaces kept."""
    lines = text.expandtabs(4).rstrip("\n").split("\n")
    return "<w:r><w:br/></w:r>".join(text_runs(line, look, ledger) for line in lines)
