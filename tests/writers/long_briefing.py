"""A long briefing of made-up text: 300 quotations in four languages, each with a footnote."""

from __future__ import annotations

from dataclasses import replace

from sample import prose, sample, text

from briefsmith.document import (
    Block,
    Document,
    Footnote,
    Heading,
    Link,
    NoteReference,
    PieceWords,
    Provenance,
    Quotation,
    Text,
)
from briefsmith.spans import Span

COUNT, IN_A_SECTION, IN_A_SUBSECTION = 300, 30, 10
_NUMERALS = "一二三四五六七八九十"
_SAID = (
    ("zh-CN", "第{n}次会谈持续了{n}天，双方没有公布全文；发言人说，“此事尚无定论”。"),
    ("en", "“Talks that begin late are still talks,” the minister said on day {n} – for the {n}th time."),
    ("ja", "外相は第{n}回の会合で「状況は変わっていない」と述べ、詳細には触れなかった。"),
    ("ko", "외교부는 제{n}차 회담에서 “아직 결정된 바 없다”고 밝혔으며 {n}일 뒤에 다시 만나기로 했다."),
)


def _note(number: int) -> Footnote:
    if number % 3 == 0:
        return Footnote(number, (Text("同"), NoteReference(number - 2), Text(f"：第{number}段.")))
    address = f"https://www.example.org/2024/05/story-{number}"
    words = f"北方观察. 第{number}次会谈之后[EB/OL]. （2024-05-06）[2025-02-01]. "
    return Footnote(number, (Text(words), Link(text(address), address), Text(".")))


def quotation(number: int) -> Quotation:
    """Quotation ``number``, from 1, whose footnote has the same number."""
    language, words = _SAID[number % len(_SAID)]
    said = words.format(n=number)
    proof = Provenance(
        f"quote-{number}",
        "press",
        "seeds/press.txt",
        "ab" * 32,
        "exact",
        (Span(0, len(said)),),
        (Span(9, 9 + len(said)),),
        words=(PieceWords(said, "前", "后"),),
    )
    return Quotation(
        f"quote-{number}",
        ((Text(said, language), _note(number)),),
        language,
        True,
        note=(prose("出席者的名单没有公布。"),) if number % 5 == 0 else (),
        translation=text("部长说，开始得晚的谈判仍然是谈判。") if language == "en" else (),
        rating="B2",
        provenance=proof,
    )


def long_briefing() -> Document:
    """Ten sections of three subsections, each with ten quotations and a paragraph in front of them."""
    blocks: list[Block] = []
    for start in range(1, COUNT + 1, IN_A_SUBSECTION):
        section, within = divmod(start - 1, IN_A_SECTION)
        if within == 0:
            blocks.append(
                Heading(1, text(f"第{section + 1}阶段"), f"stage-{section + 1}", f"{_NUMERALS[section]}、")
            )
        part = within // IN_A_SUBSECTION
        blocks.append(
            Heading(2, text(f"第{part + 1}轮"), f"round-{section + 1}-{part + 1}", f"（{_NUMERALS[part]}）")
        )
        blocks.append(prose("这一轮会谈的公报很短，下面是各方的说法。" * 4))
        blocks += [quotation(number) for number in range(start, start + IN_A_SUBSECTION)]
    return replace(sample(), children=tuple(blocks))
