"""The page: title block, contents, body, notes, in a frame that loads nothing and runs nothing."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256

from jinja2 import Environment, StrictUndefined, Template
from markupsafe import Markup

from briefsmith.document import Document, Inlines, KeyPoints, Link, SourceList
from briefsmith.marking import read_marking
from briefsmith.resources import shipped
from briefsmith.writers.contents import contents_depth, contents_heading
from briefsmith.writers.html.blocks import blocks_html
from briefsmith.writers.html.characters import language_attributes, plain_html, text_html
from briefsmith.writers.html.inlines import Setting, inline_html, joined
from briefsmith.writers.html.ledger import Entry, Ledger
from briefsmith.writers.html.style import marking_html, style_sheet
from briefsmith.writers.html.words import words_for

_BACK = Markup('<a href="#{}" role="doc-backlink" aria-label="{} {}">↩\ufe0e{}</a>')


def write_html(document: Document) -> bytes:
    """The whole document as one HTML file in UTF-8 that needs no other.

    The document must have been through the citation pass: raises ``ValueError`` where a citation is not yet
    formatted. The policy in its head (CSP Level 3) allows the style sheet by its hash and nothing else.
    """
    ledger = Ledger(
        document.labels,
        words_for(document.language),
        document.language,
        document.notes.circled,
        _addresses(document),
    )
    lead = 1 if document.children and isinstance(document.children[0], KeyPoints) else 0
    first = blocks_html(document.children[:lead], ledger)
    body = blocks_html(document.children[lead:], ledger, listed=True)
    depth = contents_depth(document)
    style = style_sheet(document.marking, document.labels.draft if document.draft else "")
    made = _frame().render(
        **_head(document),
        style=Markup(style),  # noqa: S704 - our own sheet; what comes from the document is escaped in it
        digest=b64encode(sha256(style.encode()).digest()).decode(),
        labels=document.labels,
        words=ledger.words,
        first=first,
        contents=_contents([entry for entry in ledger.contents if entry.level - 1 <= depth]),
        contents_heading=contents_heading(document.language),
        body=body,
        notes=_notes(ledger),
    )
    return made.encode()


def _frame() -> Template:
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.from_string(shipped("html", "briefing.html").read_text(encoding="utf-8"))


def _head(document: Document) -> dict[str, object]:
    return {
        "language": language_attributes(document.language) or Markup(' lang="und"'),
        "title": plain_html(document.title),
        "author_name": plain_html(document.author),
        "heading": text_html(document.title),
        "subtitle": text_html(document.subtitle),
        "author": text_html(document.author),
        "date": document.date,
        "date_text": text_html(document.date_text),
        "marking": marking_html(document.marking) if document.marking else "",
        "labelled": bool(read_marking(document.marking).label),
        "head_marks": text_html(document.head_marks),
        "draft": document.labels.draft if document.draft else "",
    }


def _addresses(document: Document) -> dict[str, str]:
    """The address of each listed source, by its key."""
    lists = (block for block in document.children if isinstance(block, SourceList))
    return {entry.key: _first_link(entry.reference) for block in lists for entry in block.entries}


def _first_link(reference: Inlines) -> str:
    return next((child.target for child in reference if isinstance(child, Link)), "")


def _contents(entries: list[Entry]) -> Markup:
    """The contents as lists within lists."""
    items: list[Markup] = []
    while entries:
        head, *rest = entries
        deeper = next((at for at, entry in enumerate(rest) if entry.level <= head.level), len(rest))
        inner = _contents(rest[:deeper])
        items.append(Markup("<li>{}{}</li>").format(head.link, inner))
        entries = rest[deeper:]
    return Markup("\n<ol>\n{}\n</ol>").format(joined(items, "\n")) if items else Markup("")


def _notes(ledger: Ledger) -> Markup:
    """The notes in their order, each with links back to all places that name it."""
    return joined((_note(number, ledger) for number in sorted(ledger.notes)), "\n")


def _note(number: int, ledger: Ledger) -> Markup:
    setting = Setting(ledger.language, in_note=True)
    shown = ledger.shown(number)
    places = ledger.references.get(number, [])
    links = (
        _BACK.format(anchor, ledger.words.back, shown, "" if order == 1 else order)
        for order, anchor in enumerate(places, 1)
    )
    return Markup('<li id="note-{}"><span class="number">{}</span> {} {}</li>').format(
        number, shown, inline_html(ledger.notes[number].children, setting, ledger), joined(links, " ")
    )
