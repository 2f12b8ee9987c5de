"""The passages of a page that pandoc made of a word processor's file, its notes as paragraphs at the end."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from briefsmith.sources.binary_kinds import binary_kind
from briefsmith.sources.decoding import Decoded
from briefsmith.sources.draft import Clue, Draft, Opened
from briefsmith.sources.html_tokens import tokenize
from briefsmith.sources.markup import Close, Item, Open, Run
from briefsmith.sources.model import BlockKind
from briefsmith.sources.packed_files import ArchiveError, cleaned_archive
from briefsmith.sources.pandoc import to_html
from briefsmith.sources.passages import read_passages
from briefsmith.sources.plain_text import title_line
from briefsmith.sources.profiles import ClassChooser

_ADVICE = "Open it in the program that made it, save it again, or save it as PDF."
#: Marks that lead to a note and back, which are no words of the text.
_MARKS = frozenset({"footnote-ref", "footnote-back", "noteref"})

#: A paragraph soon below a line, of at least this length, makes that line a title.
_PARAGRAPH = 40
#: What our template prints of the properties of a file.
_OF_PROPERTIES = (re.compile("document-(?:author|date)"), BlockKind.META)
#: Formats whose title pandoc takes out of the properties of the file; in the others it is a line of the text.
_TITLE_IS_PROPERTY = frozenset({"epub", "rtf"})


def open_archive(data: bytes, form: str, classes_for: ClassChooser) -> Opened:
    """What pandoc makes of a zipped document; ``form`` is what pandoc calls the format."""
    try:
        cleaned = cleaned_archive(data)
    except ArchiveError as error:
        return Opened.refused(f"it is {binary_kind(data) or 'a document'} that {error}", _ADVICE)
    return open_document(cleaned, form, classes_for)


def open_document(
    data: bytes, form: str, classes_for: ClassChooser, mend: Callable[[str], str] = str
) -> Opened:
    """What pandoc makes of a document. Offsets are those of its HTML, after ``mend`` has seen it."""
    converted = to_html(data, form)
    if converted.failure:
        name = binary_kind(data) or "a document"
        return Opened.refused(f"it is {name}, and {converted.failure}", _ADVICE)
    raw = mend(converted.html)
    doubts: list[str] = []
    items = list(tokenize(raw, doubts=doubts))
    passages = read_passages(_without_marks(items), (_OF_PROPERTIES, *classes_for(())))
    body = tuple(passage for passage in passages if passage.element != "title")
    clues = tuple(_clues(items, form))
    titled = any(clue.field in ("heading", "page title") for clue in clues)
    if not titled and any(len(passage.text) >= _PARAGRAPH for passage in body[1:4]):
        clues += tuple(title_line(body))
    draft = Draft(form, body, clues, doubts=tuple(doubts))
    return Opened(Decoded(raw, "utf-8"), draft)


def _without_marks(items: Iterable[Item]) -> Iterator[Item]:
    """The same without the numbers that stand for notes: they are read with the notes themselves."""
    inside: str | None = None
    for item in items:
        if isinstance(item, Open) and inside is None and item.name == "a" and _is_mark(item):
            inside = item.name
        elif isinstance(item, Close) and item.name == inside:
            inside = None
        elif not (inside and isinstance(item, Run)):
            yield item


def _is_mark(item: Open) -> bool:
    return bool(_MARKS & set(item.attributes.get("class", "").split()))


def _clues(items: list[Item], form: str) -> Iterator[Clue]:
    """What the file says of itself; its title among the properties may differ from the heading."""
    for index, item in enumerate(items):
        following = items[index + 1] if index + 1 < len(items) else None
        match item:
            case Open("meta", {"name": "author", "content": name}) if name.strip():
                yield Clue("author", name, "document properties: author")
            case Open("meta", {"name": "date", "content": date}) if date.strip():
                yield Clue("date", date, "document properties: date")
            case Open("html", {"lang": language}):
                yield Clue("language", language, "document properties: language")
            case Open("title", _) if isinstance(following, Run):
                yield Clue("page title", following.content.text, "document properties: title")
            case Open("h1", {"class": "title"}) if form in _TITLE_IS_PROPERTY:
                continue
            case Open("h1", _):
                yield Clue("heading", _text_until(items, index, "h1"), "first heading")
                return


def _text_until(items: list[Item], index: int, name: str) -> str:
    """The text of the element that begins at ``index``."""
    end = next((i for i in range(index, len(items)) if items[i] == Close(name)), len(items))
    return "".join(item.content.text for item in items[index:end] if isinstance(item, Run))
