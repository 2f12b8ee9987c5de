"""What the briefing says of its sources: the signed statement, the disclosures, a line on each source."""

from __future__ import annotations

from collections.abc import Iterator

from briefsmith.compose.labels import date_text, language_group, language_name
from briefsmith.compose.prose import prose_blocks
from briefsmith.document import Block, Citation, CitedSource, Heading, Paragraph, Strong, Text
from briefsmith.library import LibraryEntry
from briefsmith.outline.entries import OutlineEntry, QuoteEntry, ToolEntry

_WORDS: dict[str, dict[str, str]] = {
    "zh-hans": {
        "summary": "来源综述", "signed": "签署：", "unsigned": "（未签署）", "confirmed": "另有独立来源印证。",
        "translation": "机器翻译：", "ai": "人工智能：", "uses": "引用{n}次", "joint": "，", "open": "（", "close": "）",
    },
    "zh-hant": {
        "summary": "來源綜述", "signed": "簽署：", "unsigned": "（未簽署）", "confirmed": "另有獨立來源印證。",
        "translation": "機器翻譯：", "ai": "人工智慧：", "uses": "引用{n}次", "joint": "，", "open": "（", "close": "）",
    },
    "ja": {
        "summary": "出典の総評", "signed": "署名：", "unsigned": "（署名なし）", "confirmed": "独立した別の出典でも確認。",
        "translation": "機械翻訳：", "ai": "人工知能：", "uses": "引用{n}回", "joint": "、", "open": "（", "close": "）",
    },
    "ko": {
        "summary": "출처 종합 평가", "signed": "서명: ", "unsigned": "(서명 없음)", "confirmed": "독립된 다른 출처로도 확인됨.",
        "translation": "기계 번역: ", "ai": "인공지능: ", "uses": "인용 {n}회", "joint": ", ", "open": " (", "close": ")",
    },
    "en": {
        "summary": "Source summary statement", "signed": "Signed: ", "unsigned": "(not signed)",
        "confirmed": "Confirmed by an independent source.",
        "translation": "Machine translation: ", "ai": "Artificial intelligence: ", "uses": "cited {n} times|cited once",
        "joint": ", ", "open": " (", "close": ")",
    },
}  # fmt: skip


def summary_blocks(entry: OutlineEntry) -> Iterator[Block]:
    """The source summary statement with who signed it, under a heading of its own (ICD 206)."""
    summary, words = entry.source_summary, _WORDS[language_group(entry.language)]
    if summary is None:
        return
    yield Heading(1, (Text(words["summary"]),), anchor="source-summary")
    yield from prose_blocks(summary.text, heading_level=2)
    if not (summary.signed or "").strip():
        yield Paragraph((Strong((Text(words["unsigned"]),)),), closing=True)
        return
    day = date_text(summary.date or entry.date or "", entry.language)
    signature = words["joint"].join(part for part in ((summary.signed or "").strip(), day) if part)
    yield Paragraph((Text(words["signed"] + signature),), closing=True)


def disclosure_blocks(entry: OutlineEntry) -> Iterator[Block]:
    """A line for each kind of machine that had a part in the briefing (ICS 206-01: system, version,
    parameters).
    """
    words, disclosures = _WORDS[language_group(entry.language)], entry.disclosures
    if disclosures is None:
        return
    for label, tool in (("translation", disclosures.machine_translation), ("ai", disclosures.ai)):
        if tool is not None:
            said = _tool(tool, words)
            yield Paragraph((Strong((Text(words[label].strip()),)), Text(_behind(words[label]) + said)))


def particulars(source: LibraryEntry, uses: int, language: str) -> str:
    """A line on a source: its outlet, day and language, and how often the briefing uses it."""
    words = _WORDS[language_group(language)]
    many, _, once = words["uses"].partition("|")
    counted = (once if once and uses == 1 else many).format(n=uses) if uses else ""
    facts = (source.outlet, source.day, language_name(source.language, language), counted)
    return " · ".join(fact for fact in facts if fact)


def confirmation(quote: QuoteEntry, language: str) -> Iterator[Block]:
    """The sentence that cites the independent sources of a quotation, where it names any."""
    if quote.confirmed_by:
        cited = Citation(tuple(CitedSource(key) for key in quote.confirmed_by))
        said = _WORDS[language_group(language)]["confirmed"]
        # As in the briefing's own sentences: before an East Asian full stop, behind a Western one.
        stop = "。" if said.endswith("。") else ""
        yield Paragraph((Text(said.removesuffix(stop)), cited, *((Text(stop),) if stop else ())))


def _tool(tool: ToolEntry, words: dict[str, str]) -> str:
    system = " ".join(part for part in (tool.system, tool.version) if part)
    if system and tool.parameters:
        system += f"{words['open']}{tool.parameters}{words['close']}"
    return words["joint"].join(part for part in (system, tool.use) if part)


def _behind(label: str) -> str:
    return label[len(label.rstrip()) :]
