"""What is said of a project that is not as it was locked; nothing moves to a look-alike in silence."""

from __future__ import annotations

import json
import random
from collections.abc import Mapping, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefsmith.compose.uses import used_sources
from briefsmith.diagnostics import Diagnostic, Severity
from briefsmith.evidence.finding import find_quotes
from briefsmith.library import Library, SourceFileError, build_library
from briefsmith.lock.checking import check_lock
from briefsmith.lock.making import make_lock
from briefsmith.lock.writing import write_lock
from briefsmith.outline.model import Outline
from briefsmith.outline.reader import read_outline
from briefsmith.source_requests import source_requests
from briefsmith.sources.model import Source
from briefsmith.sources.reader import read_source

FIRST = "这篇文章的第一段只是引子，没有人会去引用它的任何一个字。"
MEANT = "部长周一说，谈判不会在年底以前结束。他没有再说别的。"
MIDDLE = "中间还有一段，它说的是完全不同的另一件事情，与谈判毫无关系。"
LAST = "最后一段总结全文，并且预告下个月还会有一篇更长的文章。"
ARTICLE = (FIRST, MEANT, MIDDLE, LAST)
QUOTE = "谈判不会在年底以前结束"

#: Sources by their keys: file and paragraphs (None: the file is gone).
Sources = Mapping[str, tuple[str, Sequence[str] | None]]


def source_of(file: str, paragraphs: Sequence[str] | None, remark: str = "") -> Source:
    if paragraphs is None:
        raise SourceFileError(f"There is no file {file}.")
    body = "".join(f"<p>{text}</p>" for text in paragraphs)
    page = f"<html>{remark}<head><title>题</title></head><body><article>{body}</article></body></html>"
    return read_source(page.encode(), file)


class Project:
    """A project in memory: quotations as (id, source, words) or as (id, source, words, after)."""

    def __init__(self, quotes: Sequence[tuple[str, ...]], sources: Sources, remark: str = "") -> None:
        self.quotes, self.sources, self.remark = quotes, sources, remark

    def read(self) -> tuple[Outline, Library]:
        keys = "".join(f"  {key}: {file}\n" for key, (file, _) in self.sources.items())
        items = "".join(
            f"      - {f'id: {one[0]}' if one[0] else 'note: n'}\n"
            f"        source: {one[1]}\n        quote: {one[2]}\n"
            + (f"        after: {one[3]}\n" if len(one) > 3 else "")
            for one in self.quotes
        )
        text = f"title: t\nsources:\n{keys}sections:\n  - id: s\n    title: s\n    quotes:\n{items}"
        outline, problems = read_outline(text.encode(), "outline.yaml", "/p")
        assert outline is not None, problems
        requests, _ = source_requests(outline, {}, lambda file: file)
        files = dict(self.sources.values())
        return outline, build_library(requests, lambda file: source_of(file, files[file], self.remark))

    def lock(self) -> bytes:
        outline, library = self.read()
        return write_lock(make_lock(library, find_quotes(outline, library), used_sources(outline)))

    def check(self, lock: bytes | None, locked: bool = False) -> tuple[Diagnostic, ...]:
        outline, library = self.read()
        evidence = find_quotes(outline, library)
        used = used_sources(outline)
        return check_lock(lock, "outline.lock", outline, library, evidence, used, locked).diagnostics


def project(
    article: Sequence[str] | None = ARTICLE, *quotes: tuple[str, ...], file: str = "a.html", remark: str = ""
) -> Project:
    return Project(quotes or (("q", "a", QUOTE),), {"a": (file, article)}, remark)


LOCK = project().lock()


def told(found: Sequence[Diagnostic]) -> list[tuple[str, str]]:
    return [(item.code, str(item.severity)) for item in found]


def all_text(found: Sequence[Diagnostic]) -> str:
    return "\n".join(line for item in found for line in (item.message, *item.detail, item.help))


def test_nothing_to_say() -> None:
    assert project().check(LOCK) == ()
    assert project().check(LOCK, locked=True) == ()
    assert project().check(None) == ()
    assert told(project().check(None, locked=True)) == [("lock-missing", "error")]


CHANGED = ("lock-source-changed", "warning")


def test_still_where_it_stood() -> None:
    found = project((FIRST, MEANT, MIDDLE, LAST + "改")).check(LOCK)
    assert told(found) == [CHANGED]
    assert "still where they stood: q" in found[0].detail
    assert found[0].place is not None
    assert (found[0].place.file, found[0].place.line) == ("outline.yaml", 3)


def test_moved() -> None:
    found = project(("新来的一段话放在最前面。", FIRST, MEANT, MIDDLE, LAST)).check(LOCK)
    assert told(found) == [CHANGED]
    start = json.loads(LOCK)["quotes"]["q"]["pieces"][0]["selector"][1]["start"]
    end = start + len(QUOTE)
    assert f"moved: q, from {start}–{end} to {start + 14}–{end + 14}" in found[0].detail


@pytest.mark.parametrize(
    ("article", "side"),
    [
        ((FIRST, MEANT.replace("周一", "周二"), MIDDLE, LAST), "in front of"),
        ((FIRST, MEANT.replace("别的", "什么"), MIDDLE, LAST), "behind"),
        ((FIRST, MEANT.replace("说，谈判", "否认说，谈判"), MIDDLE, LAST), "in front of"),
    ],
)
def test_other_words_beside_it(article: Sequence[str], side: str) -> None:
    found = project(article).check(LOCK)
    assert told(found) == [CHANGED, ("lock-quote-beside", "warning")]
    assert f"right {side} the quotation" in found[1].message
    assert found[1].place is not None
    assert found[1].place.line == 10
    assert len(found[1].detail) == 2


def test_a_look_alike_is_never_taken_in_silence() -> None:
    elsewhere = "另一位官员在别的场合却表示，谈判不会在年底以前结束，除非对方让步。"
    found = project((FIRST, MIDDLE, LAST, elsewhere)).check(LOCK)
    assert told(found) == [CHANGED, ("lock-quote-elsewhere", "error")]
    assert "除非对方让步" in all_text(found)
    assert "部长周一说" in all_text(found)


def test_a_look_alike_at_the_very_same_place() -> None:
    article = (FIRST, "议员周二说，谈判不会在年底以前结束，除非让步。", MIDDLE, LAST)
    found = project(article).check(LOCK)
    assert told(found) == [CHANGED, ("lock-quote-elsewhere", "error")]


def test_ambiguous_now() -> None:
    found = project((FIRST, MEANT, MIDDLE, LAST, f"有人重复说，{QUOTE}了。")).check(LOCK)
    assert told(found) == [CHANGED]
    assert any(line.startswith("ambiguous now: q, stood at 36–47") for line in found[0].detail)
    assert "the same words are around it at 36–47" in all_text(found)


@pytest.mark.parametrize(
    "article",
    [
        (FIRST, MEANT.replace("不会", "会"), MIDDLE, LAST),
        (FIRST, MEANT.replace("年底", "月底"), MIDDLE, LAST),
        (FIRST, MIDDLE, LAST),
        ("完全是另一篇文章，讲的是天气。", "明天多云，后天有雨，气温下降。"),
    ],
)
def test_gone(article: Sequence[str]) -> None:
    found = project(article).check(LOCK)
    assert told(found) == [CHANGED]
    assert f"gone: q, stood at 36–47: “{QUOTE}”" in found[0].detail


def test_words_that_are_only_equivalent_now() -> None:
    found = project((FIRST, MEANT.replace("谈判", "談判"), MIDDLE, LAST)).check(LOCK)
    assert told(found) == [CHANGED]
    assert f"in other words: q: was “{QUOTE}”, is “談判不会在年底以前结束”" in found[0].detail


def test_a_file_that_is_gone() -> None:
    found = project(None).check(LOCK)
    assert told(found) == [("lock-source-gone", "warning")]
    assert json.loads(LOCK)["sources"]["a"]["sha256"] in found[0].help


def test_only_mark_up_changed() -> None:
    found = project(remark="<!-- saved again -->").check(LOCK)
    assert told(found) == [("lock-source-changed", "note")]
    assert told(project(remark="<!-- saved again -->").check(LOCK, locked=True))[1:] == [
        ("lock-outdated", "error")
    ]


def test_the_same_file_read_differently() -> None:
    content = json.loads(LOCK)
    content["sources"]["a"]["body_sha256"] = "0" * 64
    piece = content["quotes"]["q"]["pieces"][0]["selector"]
    piece[1]["start"], piece[1]["end"] = piece[1]["start"] + 2, piece[1]["end"] + 2
    found = project().check(json.dumps(content).encode())
    assert told(found) == [("lock-reading-changed", "warning")]
    assert "moved: q, from 38–49 to 36–47" in found[0].detail


OUTDATED = ("lock-outdated", "note")


def test_quotations_added_removed_renamed() -> None:
    other = "它说的是完全不同的另一件事情"
    found = project(ARTICLE, ("q", "a", QUOTE), ("new", "a", other)).check(LOCK)
    assert told(found) == [OUTDATED]
    assert found[0].detail == ("quotations added: new",)
    assert found[0].place is not None
    assert found[0].place.file == "outline.yaml"
    found = project(ARTICLE, ("new", "a", other)).check(LOCK)
    assert found[0].detail == ("quotations added: new", "quotations removed: q")
    found = project(ARTICLE, ("r", "a", QUOTE)).check(LOCK)
    assert found[0].detail == ("other ids: q → r",)


def test_one_that_is_removed_is_shown_in_the_lock() -> None:
    other = "它说的是完全不同的另一件事情"
    lock = project(ARTICLE, ("q", "a", QUOTE), ("old", "a", other)).lock()
    found = project().check(lock)
    assert told(found) == [OUTDATED]
    assert found[0].place is not None
    assert found[0].place.file == "outline.lock"
    assert '"old": {' in lock.decode().split("\n")[found[0].place.line - 1]


def test_a_quotation_put_in_front_shifts_ids_that_are_made() -> None:
    other = "它说的是完全不同的另一件事情"
    lock = project(ARTICLE, ("", "a", QUOTE)).lock()
    found = project(ARTICLE, ("", "a", other), ("", "a", QUOTE)).check(lock)
    assert found[0].detail == ("quotations added: s-1", "other ids: s-1 → s-2")


def test_other_words_in_the_outline() -> None:
    found = project(ARTICLE, ("q", "a", "他没有再说别的")).check(LOCK)
    assert told(found) == [OUTDATED]
    assert found[0].detail == (f"other words: q: was “{QUOTE}”, is “他没有再说别的”",)


def test_another_place_chosen_in_the_outline() -> None:
    twice = (FIRST, MEANT, MIDDLE, f"有人重复说，{QUOTE}了。", LAST)
    lock = project(twice, ("q", "a", QUOTE, "部长")).lock()
    found = project(twice, ("q", "a", QUOTE, "重复")).check(lock)
    assert told(found) == [OUTDATED]
    assert found[0].detail[0].startswith("another place: q, from 36–47 to ")


def test_not_proven_because_the_outline_changed() -> None:
    found = project(ARTICLE, ("q", "a", QUOTE.replace("不会", "会"))).check(LOCK)
    assert found[0].detail == (f"not proven any more: q, was “{QUOTE}”",)


def test_sources_renamed_added_removed() -> None:
    found = Project((("q", "b", QUOTE),), {"b": ("a.html", ARTICLE)}).check(LOCK)
    assert found[0].detail == ("source renamed: a → b",)
    found = project(file="moved/a.html").check(LOCK)
    assert found[0].detail == ("other file: a, a.html → moved/a.html",)
    more = {"a": ("a.html", ARTICLE), "c": ("c.html", (LAST, MIDDLE))}
    found = Project((("q", "a", QUOTE),), more).check(LOCK)
    assert found[0].detail == ("sources added: c",)
    lock = Project((("q", "a", QUOTE),), more).lock()
    assert project().check(lock)[0].detail == ("sources removed: c",)
    found = Project((("q", "c", QUOTE),), {**more, "c": ("c.html", (LAST, MEANT))}).check(LOCK)
    assert found[0].detail[:1] == ("another source: q, a → c",)


def test_locked_refuses_whatever_drifted() -> None:
    other = ("new", "a", "它说的是完全不同的另一件事情")
    for changed in (
        project((FIRST, MEANT, MIDDLE, LAST + "改")),
        project(ARTICLE, ("q", "a", QUOTE), other),
        project(ARTICLE, ("r", "a", QUOTE)),
        project(file="moved/a.html"),
        project(None),
    ):
        errors = [item.code for item in changed.check(LOCK, locked=True) if item.severity is Severity.ERROR]
        assert errors == ["lock-outdated"]
        assert not [item for item in changed.check(LOCK) if item.severity is Severity.ERROR]


def test_a_made_up_place_is_noticed() -> None:
    content = json.loads(LOCK)
    position = content["quotes"]["q"]["pieces"][0]["selector"][1]
    position["start"], position["end"] = position["start"] + 1, position["end"] + 1
    text = json.dumps(content, ensure_ascii=False, indent=2)
    found = project().check(text.encode())
    assert ("lock-damaged", "error") in told(found)
    assert found[0].place is not None
    assert text.split("\n")[found[0].place.line - 1].strip() == '"q": {'


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 10_000), st.integers(1, 3))
def test_whatever_happens_to_the_source_is_told(seed: int, times: int) -> None:
    """Any edit of the text is told; words that stand beside others than before are told by name."""
    chance = random.Random(seed)
    text = "\n".join((*ARTICLE, f"附记：{MIDDLE}"))
    for _ in range(times):
        start = chance.randrange(len(text))
        end = min(len(text), start + chance.choice((0, 1, 1, 12, 40)))
        put = chance.choice(("", "改", "不", QUOTE, text[start:end][::-1], MEANT))
        text = text[:start] + put + text[end:]
    before = (*ARTICLE, f"附记：{MIDDLE}")
    after = tuple(line for line in text.split("\n") if line.strip())
    found = project(after).check(project(before).lock())
    if after == before:
        assert found == ()
        return
    body = source_of("a.html", after).body.text
    if body == source_of("a.html", before).body.text:
        return
    assert told(found)[0] == CHANGED
    old = source_of("a.html", before).body.text
    at = old.index(QUOTE)
    context = old[max(0, at - 32) : at + len(QUOTE) + 32]
    if context not in body:
        spoken = all_text(found)
        assert "gone: q" in spoken or "ambiguous now: q" in spoken or "then " in spoken
