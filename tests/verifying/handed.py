"""A built briefing of made-up quotations, and what people and programs do to such a file."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable

import docx
from docx.document import Document as WordDocument

from briefsmith.compose.labels import labels_for
from briefsmith.document import (
    Document,
    Footnote,
    Heading,
    Inline,
    Paragraph,
    PieceWords,
    Provenance,
    Quotation,
    Text,
)
from briefsmith.spans import Span
from briefsmith.verifying.model import Verification, VerifiedQuotation
from briefsmith.verifying.verification import verify
from briefsmith.writers.docx import write_docx

#: The quotations by their ids, paragraph by paragraph.
QUOTATIONS = {
    "pact": ("1956年，北方与南方签署了协定，双方没有公布全文。",),
    "two": ("第一段：会谈持续了三天。", "第二段：公报未提撤军。"),
    "elided": ("发言人说，此事……尚无定论。",),
    "bracket": ("[该国]代表没有出席星期二的会议。",),
    "english": ("The ministers’ “quiet year” cost\u00a0¥1,200 – not\u2011spent & <never> 3.5%\u3000more.",),
    "dialogue": ("“我们不会先动手，”他说。",),
}


def quotation(quote_id: str, *behind: Inline, verified: bool = True) -> Quotation:
    paragraphs = QUOTATIONS[quote_id]
    words = PieceWords("\n\n".join(paragraphs), "前", "后")
    length = len(words.exact)
    verdict = "exact" if verified else "altered"
    found = Provenance(
        quote_id, "press", "seeds/press.txt", "ab" * 32, verdict, (Span(0, length),), (Span(9, 9 + length),)
    )
    inlines = [(Text(paragraph),) for paragraph in paragraphs]
    inlines[-1] = (*inlines[-1], *behind)
    return Quotation(
        quote_id,
        tuple(inlines),
        "en" if quote_id == "english" else "zh-CN",
        verified,
        provenance=Provenance(**{**_fields(found), "words": (words,)}),
    )


def _fields(found: Provenance) -> dict[str, object]:
    return {name: getattr(found, name) for name in Provenance.__slots__}


def briefing(in_text: str = "", verified: bool = True) -> Document:
    blocks: list[object] = [
        Heading(1, (Text("背景"),), "background"),
        Paragraph((Text("以下各条均有出处。"),)),
    ]
    for number, quote_id in enumerate(QUOTATIONS, 1):
        cited = Text(in_text) if in_text else Footnote(number, (Text("北方观察, 2024."),))
        blocks += [quotation(quote_id, cited, verified=verified), Paragraph((Text(f"评论{number}。"),))]
    return Document(
        title="简报",
        subtitle="",
        author="",
        date="2025-02-01",
        date_text="2025年2月1日",
        language="zh-CN",
        marking="",
        labels=labels_for("zh-CN"),
        children=tuple(blocks),  # type: ignore[arg-type]
        draft=not verified,
    )


def built(in_text: str = "", verified: bool = True) -> bytes:
    return write_docx(briefing(in_text, verified), None)[0]


def verified(data: bytes) -> Verification:
    return verify(data, "a.docx")


def by_id(found: Verification) -> dict[str, VerifiedQuotation]:
    return {one.record.quote_id: one for one in found.quotations}


def statuses(found: Verification) -> dict[str, str]:
    """The ids of what is not as it was, with their statuses."""
    return {name: str(one.status) for name, one in by_id(found).items() if one.status != "untouched"}


def codes(found: Verification) -> list[str]:
    return [item.code for item in found.diagnostics]


def with_word(data: bytes, edit: Callable[[WordDocument], None]) -> bytes:
    """The file after an edit through python-docx."""
    word = docx.Document(io.BytesIO(data))
    edit(word)
    stream = io.BytesIO()
    word.save(stream)
    return stream.getvalue()


def with_part(data: bytes, edit: Callable[[str], str], name: str = "word/document.xml") -> bytes:
    """The file after an edit of the XML of one of its parts, which must change it."""
    parts = parts_of(data)
    before = parts[name].decode()
    after = edit(before)
    assert after != before
    return packed({**parts, name: after.encode()})


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def replaced(old: str, new: str, count: int = 1) -> Callable[[str], str]:
    return lambda xml: xml.replace(old, new, count)


def paragraph_of(xml: str, words: str) -> str:
    """The XML of the paragraph that holds words."""
    return next(one for one in re.findall(r"<w:p>.*?</w:p>|<w:p .*?</w:p>", xml, re.DOTALL) if words in one)
