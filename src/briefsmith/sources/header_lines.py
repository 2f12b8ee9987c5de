"""Reads what whoever saved an article wrote above it, a field to a line (来源：…, 日期：…)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefsmith.sources.draft import Clue, Draft
from briefsmith.sources.model import BlockKind
from briefsmith.sources.passages import Passage

_ORIGIN = "line above the article"
#: What each field is called.
_LABELS = {
    "title": "标题|標題|题目|題目|title|headline",
    "outlet": "来源|來源|媒体|媒體|出处|出處|source|outlet|publisher",
    "author": "作者|记者|記者|author",
    "printed date": "日期|时间|時間|(?:发布|發佈|發布|发表|發表)(?:日期|时间|時間)|date|published",
    "url": "(?:原文)?(?:链接|鏈接|連結|网址|網址|地址)|url|link",
}
_FIELDS = tuple((re.compile(names, re.IGNORECASE), field) for field, names in _LABELS.items())
_LABEL = re.compile(rf"(?:\A|(?<=\s))({'|'.join(_LABELS.values())})\s?[:：]\s*", re.IGNORECASE)
#: What no credit line and no repost line says: with one of these, the lines are a record of the article.
_TELLING = frozenset({"title", "printed date", "url"})
#: A header begins so near the top, and a line of it is not longer than this.
_NEAR = 4
_LINE = 400


def with_header_lines(draft: Draft) -> Draft:
    """The draft with the fields of its header as clues in front of all others, and its lines as no
    part of the body. A single such line is none: 来源：… alone may be what a repost says.
    """
    start, stop = _header(draft.passages)
    found = [pair for passage in draft.passages[start:stop] for pair in _fields(passage.text)]
    names = {field for field, _ in found}
    if len(names) < 2 or not names & _TELLING:
        return draft
    lines = {passage.text for passage in draft.passages[start:stop]}
    told = [replace(passage, told=BlockKind.META) for passage in draft.passages[start:stop]]
    clues = [Clue(field, value, _ORIGIN) for field, value in found]
    clues += [clue for clue in draft.clues if clue.value not in lines]
    passages = (*draft.passages[:start], *told, *draft.passages[stop:])
    return replace(draft, passages=passages, clues=tuple(clues))


def _header(passages: Sequence[Passage]) -> tuple[int, int]:
    """The first lines in a row, near the top, that hold nothing but fields: where they begin and end."""
    starts = (number for number, passage in enumerate(passages[:_NEAR]) if _fields(passage.text))
    start = stop = next(starts, 0)
    while stop < len(passages) and _fields(passages[stop].text):
        stop += 1
    return start, stop


def _fields(line: str) -> list[tuple[str, str]]:
    """The fields of a line and their values; none where it holds anything besides, or a field is empty."""
    marks = list(_LABEL.finditer(line)) if len(line) <= _LINE else []
    if not marks or marks[0].start():
        return []
    ends = [*(mark.start() for mark in marks[1:]), len(line)]
    values = [line[mark.end() : end].strip() for mark, end in zip(marks, ends, strict=True)]
    return list(_named(marks, values)) if all(values) and not any(map(_is_prose, values)) else []


def _named(marks: Sequence[re.Match[str]], values: Sequence[str]) -> Iterator[tuple[str, str]]:
    for mark, value in zip(marks, values, strict=True):
        yield next(field for names, field in _FIELDS if names.fullmatch(mark[1])), value


def _is_prose(value: str) -> bool:
    """Whether a value is a sentence, as where somebody called 记者 speaks."""
    return value.endswith(("。", "！", "？", "!", "?")) or "，" in value
