"""Tells the passages of a page apart: body, captions, related links, adverts, credits, chrome."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from briefsmith.sources.dates import day_in
from briefsmith.sources.model import BlockKind
from briefsmith.sources.passages import Passage
from briefsmith.sources.pattern_sets import PatternSet
from briefsmith.sources.profiles import Profile
from briefsmith.sources.recut import recut

#: A passage of this many characters is no page furniture, whatever stands around it.
_ARTICLE_LENGTH = 200
#: A passage that matches a pattern by its words alone is not longer than this.
_PATTERN_LENGTH = 260
#: A stand-alone line of at most so many characters (Latin letters count half) can be a heading.
_HEADING_LENGTH = 32

#: So many short lines may stand below the article.
_SHORT_LINES = 8

_SENTENCE = re.compile(r"[。！？；!?;…][”」』）)’\"']?\Z|[.][”\"')]?\Z|[，、：,:]\Z")
#: How the line below a picture ends.
_CAPTION_END = re.compile(
    r"(?:(?:[摄攝]影?|供[图圖]|制[图圖])[。.]?|[图圖]片|[图圖]/\S{1,20}|照片|资料[图圖]|提供"
    r"|REUTERS/.{2,40}|AFP/?.{0,40}|Getty Images.{0,20}|AP Photo.{0,40})[）)]{0,2}\Z"
    r"|(?i:(?:photo|image|picture|foto|credit)\s?(?:by|[:：])\s?.{2,60})\Z"
    r"|\A[▲△⬆↑]\s?\w.*\Z"
    r"|\A[（(]?(?:[图圖]源|[图圖]片|照片|[摄攝]影|(?:[视視][频頻])?截[图圖])\s?[:：/／].{1,60}\Z"
)
#: A line below a picture is not longer than this.
_CAPTION_LENGTH = 160
#: A line that begins like this and is mostly a link leads to another article.
_RELATED_LABEL = re.compile(
    r"[【\[（(]?(?:(?:相关|相關|延伸|推荐|推薦|更多)\S{0,2}(?:文章|阅读|閱讀|新闻|新聞|报道|報道|報導|链接|連結)"
    r"|(?i:related|read (?:more|also|next)|see also|more)\b)"
)
#: Who speaks, at the beginning of a line.
_SPEAKER = re.compile(r"[^\s：:，。]{1,10}(?=[：:])")
_WORD_END = re.compile(r"[\s：，。,.、；;×·|]+")
_WORDS = re.compile(r"[^\s：，。,.、；;×·|]+")
#: A text of more characters is looked at in portions, so that its pieces never lie in memory all at once.
_LONG = 100_000
#: Everything but the letters and digits.
_NO_LETTERS = re.compile(r"[\W_]+")
_WIDE_MARKS = re.compile("[，：；！？（）…\u3000]+")
_WIDE = re.compile("[\u2e81-\U0010ffff]+")
_ANY_STOP = re.compile(r"[。！？；]|[.!?] ")


@dataclass(frozen=True, slots=True)
class Labelled:
    """A passage with what it is."""

    passage: Passage
    kind: BlockKind
    level: int | None = None


@dataclass(frozen=True, slots=True)
class Context:
    """What is known of the page before its passages are told apart. ``names`` are those of the outlet
    and the author; ``plain_headings`` says that short lines between paragraphs are headings here;
    ``speakers`` are what the lines of an interview begin with.
    """

    profiles: tuple[Profile, ...]
    titles: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    plain_headings: bool = False
    speakers: frozenset[str] = frozenset()


def label(passages: Sequence[Passage], context: Context) -> list[Labelled]:
    """Each passage with its kind, in the same order. What no rule knows is a paragraph of the body."""
    cut = recut(passages, context.profiles)
    context = replace(context, speakers=_speakers(cut))
    kinds: list[BlockKind | None] = [_by_itself(passage, context) for passage in cut]
    _top(cut, kinds, context)
    _ends(cut, kinds, context)
    _tails(cut, kinds, context)
    _related_groups(cut, kinds)
    _after_related_heading(cut, kinds)
    return [_body(cut, index, kind, context) for index, kind in enumerate(kinds)]


def _speakers(cut: Sequence[Passage]) -> frozenset[str]:
    """What three or more passages begin with before a colon: in an interview 记者：好的 is no credit."""
    begun = Counter(match[0] for passage in cut if (match := _SPEAKER.match(passage.text)))
    return frozenset(name for name, count in begun.items() if count > 2)


def comparable(text: str) -> str:
    """Only the letters and digits of a text, for telling whether two lines say the same."""
    if len(text) > _LONG:
        return "".join(map(comparable, _portions(text)))
    # Wide punctuation would send every text through the slow way of normalising, and goes anyway.
    text = _WIDE_MARKS.sub(" ", text)
    return _NO_LETTERS.sub("", unicodedata.normalize("NFKC", text).casefold())


def wide_length(text: str) -> float:
    """The length of a text in wide characters (Chinese ones), of which the others are half as wide."""
    if len(text) > _LONG:
        return sum(map(wide_length, _portions(text)))
    return (len(text) + sum(map(len, _WIDE.findall(text)))) / 2


def _portions(text: str) -> Iterator[str]:
    return (text[at : at + _LONG] for at in range(0, len(text), _LONG))


def _matches(patterns: PatternSet, text: str) -> BlockKind | None:
    return patterns.kind_of(text) if len(text) <= _PATTERN_LENGTH else None


def _by_itself(passage: Passage, context: Context) -> BlockKind | None:
    """What a passage is by its own words and the element it stands in."""
    if passage.told is not None:
        return passage.told
    if passage.after_image and _is_caption(passage):
        return BlockKind.CAPTION
    if passage.timed > 0.9:
        return BlockKind.META
    if passage.linked >= 0.5 and _RELATED_LABEL.match(passage.text):
        return BlockKind.RELATED
    for profile in context.profiles:
        kind = _matches(profile.anywhere, passage.text)
        if kind is not None:
            return kind
        if profile.words and _holds_nothing_but(profile.words, passage.text):
            return BlockKind.CHROME
    return None


def _holds_nothing_but(words: frozenset[str], text: str) -> bool:
    first = _WORD_END.split(text, maxsplit=1)[0]
    return first in words and all(match[0] in words for match in _WORDS.finditer(text))


def _is_caption(passage: Passage) -> bool:
    same = {comparable(text) for text in passage.image_texts}
    told = len(passage.text) <= _CAPTION_LENGTH and _CAPTION_END.search(passage.text) is not None
    below = passage.element == "td" and 8 <= len(passage.text) <= 80 and not _SENTENCE.search(passage.text)
    return passage.small > 0.9 or told or below or comparable(passage.text) in same - {""}


def _first_article(cut: Sequence[Passage], kinds: Sequence[BlockKind | None], titles: set[str]) -> int:
    """The index of the first passage that reads like the article itself."""
    for index, passage in enumerate(cut):
        own = kinds[index] is None and not passage.otherwise
        reads_on = own and (len(passage.text) > 45 or _ANY_STOP.search(passage.text))
        if reads_on and comparable(passage.text) not in titles:
            return index
    return len(cut)


def _top(cut: Sequence[Passage], kinds: list[BlockKind | None], context: Context) -> None:
    """The title said again, the name of the account, an issue number: what stands above the article."""
    titles = {comparable(title) for title in context.titles} - {""}
    names = {comparable(name) for name in context.names} - {""}
    stop = _first_article(cut, kinds, titles)
    for index, passage in enumerate(cut):
        if (
            kinds[index] is None
            and (index < stop or passage.level == 1)
            and comparable(passage.text) in titles
        ):
            kinds[index] = BlockKind.META
        elif kinds[index] is None and index < stop:
            groups = (profile.above for profile in context.profiles)
            kinds[index] = _first_match(passage.text, groups, context)
    for index in range(stop):
        if kinds[index] is None:
            kinds[index] = _beside(cut, kinds, index, names)


def _first_match(text: str, groups: Iterable[PatternSet], context: Context) -> BlockKind | None:
    speaker = _SPEAKER.match(text) if context.speakers else None
    if speaker and speaker[0] in context.speakers:
        return None
    found = (_matches(patterns, text) for patterns in groups)
    return next((kind for kind in found if kind is not None), None)


def _beside(
    cut: Sequence[Passage], kinds: Sequence[BlockKind | None], index: int, names: set[str]
) -> BlockKind | None:
    """What a line above the article is by the lines beside it."""
    text = cut[index].text
    if (
        index
        and kinds[index - 1] is BlockKind.CREDIT
        and cut[index].bold > 0.9
        and not _ANY_STOP.search(text)
    ):
        return BlockKind.CREDIT
    dated = index + 1 < len(cut) and kinds[index + 1] is BlockKind.META and day_in(cut[index + 1].text)
    named = is_name(text) and dated
    return BlockKind.META if named or _is_top_matter(cut, index, comparable(text), names) else None


def is_name(text: str) -> bool:
    """Whether a line could be the name of an author: a few words without figures or a full stop."""
    return len(text) <= 60 and not re.search(r"[0-9。！？；：:“”]", text) and len(text.split()) <= 8


def _is_top_matter(cut: Sequence[Passage], index: int, key: str, names: set[str]) -> bool:
    if key in names or key in ("原创", "原創", "转载", "original") or re.fullmatch(r"[0-9]{1,4}", key):
        return True
    following = comparable(cut[index + 1].text) if index + 1 < len(cut) else ""
    before = comparable(cut[index - 1].text) if index else ""
    return following in names and before in ("原创", "原創", "original") and len(key) <= 20


def _ends(cut: Sequence[Passage], kinds: list[BlockKind | None], context: Context) -> None:
    """What is told only near the end of the page, going back to the last words of the article; between
    them and the end may stand a few short lines that nothing tells of.
    """
    seen = short = 0
    for index in range(len(cut) - 1, -1, -1):
        if kinds[index] is not None:
            continue
        button = index + 1 < len(cut) and kinds[index + 1] is BlockKind.CHROME
        if button and cut[index].text in context.names:
            kinds[index] = BlockKind.CHROME
            continue
        groups = (profile.below for profile in context.profiles)
        kinds[index] = _first_match(cut[index].text, groups, context)
        if kinds[index] is None and not cut[index].otherwise:
            long = len(cut[index].text) > 45 or _ANY_STOP.search(cut[index].text) is not None
            seen, short = seen + long, short + (not long)
            if seen > 2 or short > _SHORT_LINES or len(cut[index].text) > _ARTICLE_LENGTH:
                return


def _tails(cut: Sequence[Passage], kinds: list[BlockKind | None], context: Context) -> None:
    """Everything after a line that ends the article, until something as long as an article comes."""
    tail: BlockKind | None = None
    for index, passage in enumerate(cut):
        if len(passage.text) > _ARTICLE_LENGTH:
            tail = None
        for profile in context.profiles:
            tail = _matches(profile.closing, passage.text) or tail
        if tail is not None and (kinds[index] is None or tail is BlockKind.CHROME):
            kinds[index] = tail


def _is_link(passage: Passage) -> bool:
    return passage.linked > 0.9 and bool(passage.links)


def _related_groups(cut: Sequence[Passage], kinds: list[BlockKind | None]) -> None:
    """Lists of nothing but links, and two or more stand-alone links that follow each other."""
    index = 0
    while index < len(cut):
        end = index
        while end < len(cut) and cut[end].group == cut[index].group and _is_link(cut[end]):
            end += 1
        listed = cut[index].group is not None
        complete = end == len(cut) or cut[end].group != cut[index].group
        if end - index >= (1 if listed else 2) and (complete or not listed):
            for number in range(index, end):
                kinds[number] = kinds[number] or _kind_of_link(cut[number])
        index = max(end, index + 1)


def _kind_of_link(passage: Passage) -> BlockKind | None:
    """A link beside the article leads to another one where it is as long as a title, else it is a menu's."""
    related = passage.otherwise is None or wide_length(passage.text) >= 10
    return BlockKind.RELATED if related else None


def _after_related_heading(cut: Sequence[Passage], kinds: list[BlockKind | None]) -> None:
    """Links and short lines in a list that follow 延伸閱讀 and its like, and links beside the article."""
    for index in range(1, len(cut)):
        follows = kinds[index - 1] is BlockKind.RELATED
        if kinds[index] is None and _is_link(cut[index]) and (follows or cut[index].otherwise is not None):
            kinds[index] = BlockKind.RELATED if follows else _kind_of_link(cut[index])


def _body(cut: Sequence[Passage], index: int, kind: BlockKind | None, context: Context) -> Labelled:
    passage = cut[index]
    if kind is not None:
        return Labelled(passage, kind)
    if passage.otherwise is not None:
        return Labelled(passage, passage.otherwise)
    if passage.level is not None and not (len(passage.text) > 60 and _ANY_STOP.search(passage.text)):
        return Labelled(passage, BlockKind.HEADING, passage.level)
    if _reads_like_heading(passage) and (passage.bold > 0.9 or _is_plain_heading(cut, index, context)):
        return Labelled(passage, BlockKind.HEADING, 3 if passage.bold > 0.9 else 2)
    return Labelled(passage, BlockKind.PARAGRAPH)


def _reads_like_heading(passage: Passage) -> bool:
    """Short, one line, and no sentence; a question may be a heading."""
    text = passage.text
    if len(text) > 2 * _HEADING_LENGTH or not 2 <= wide_length(text) <= _HEADING_LENGTH:
        return False
    if passage.element in ("li", "td", "th", "pre", "dd"):
        return False
    return not _SENTENCE.search(text) or text[-1] in "？?"


def _is_plain_heading(cut: Sequence[Passage], index: int, context: Context) -> bool:
    """A short unpunctuated line between paragraphs, on pages where section titles have no mark-up."""
    if not context.plain_headings or cut[index].linked or cut[index].group is not None:
        return False
    if not re.search(r"[^\W\d_]", cut[index].text) or _ANY_STOP.search(cut[index].text):
        return False
    following = cut[index + 1].text if index + 1 < len(cut) else ""
    return len(following) >= 30
