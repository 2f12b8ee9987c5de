"""Blocks become paragraphs, lists, tables and quotations."""

from __future__ import annotations

from typing import assert_never

from markupsafe import Markup

from briefsmith.compose.labels import language_group
from briefsmith.document import (
    Block,
    BlockQuote,
    BulletList,
    CodeBlock,
    Heading,
    KeyPoints,
    NumberedList,
    Paragraph,
    Quotation,
    SourceList,
    Table,
    ThematicBreak,
    VerificationAnnex,
    heading_gap,
)
from briefsmith.writers.addresses import safe_target
from briefsmith.writers.html.characters import language_attributes, lines_html, text_html
from briefsmith.writers.html.inlines import Setting, inline_html, joined, parted
from briefsmith.writers.html.ledger import Entry, Ledger
from briefsmith.writers.html.tables import annex_html, prose_table, source_table

#: Headings of this level in HTML, and above it, are listed in the contents.
_LISTED = 4


def blocks_html(blocks: tuple[Block, ...], ledger: Ledger, listed: bool = False) -> Markup:
    """The blocks one after the other; ``listed`` where their headings belong to the contents."""
    return joined((_block(block, ledger, listed) for block in blocks), "\n")


def _block(block: Block, ledger: Ledger, listed: bool) -> Markup:
    setting = Setting(ledger.language)
    match block:
        case Heading():
            return _heading(block, setting, ledger, listed)
        case Paragraph(children=children):
            return Markup("<p>{}</p>").format(inline_html(children, setting, ledger))
        case BulletList(items=items):
            return Markup("<ul>\n{}\n</ul>").format(_items(items, ledger))
        case NumberedList(items=items, start=start):
            return Markup('<ol start="{}">\n{}\n</ol>').format(start, _items(items, ledger))
        case BlockQuote(children=children):
            return Markup('<blockquote class="own">\n{}\n</blockquote>').format(blocks_html(children, ledger))
        case CodeBlock(value=value):
            return Markup("<pre><code>{}</code></pre>").format(lines_html(value))
        case ThematicBreak():
            return Markup("<hr>")
        case Table():
            return prose_table(block, setting, ledger)
        case Quotation():
            return _quotation(block, setting, ledger)
        case KeyPoints():
            return _key_points(block, ledger)
        case SourceList():
            return source_table(block, setting, ledger)
        case VerificationAnnex():
            return annex_html(block, setting, ledger)
        case _:
            assert_never(block)


def _items(items: tuple[tuple[Block, ...], ...], ledger: Ledger) -> Markup:
    return joined((Markup("<li>{}</li>").format(_item(item, ledger)) for item in items), "\n")


def _item(item: tuple[Block, ...], ledger: Ledger) -> Markup:
    """A point of one paragraph stands close to its neighbours."""
    match item:
        case (Paragraph(children=children),):
            return inline_html(children, Setting(ledger.language), ledger)
        case _:
            return blocks_html(item, ledger)


def _heading(heading: Heading, setting: Setting, ledger: Ledger, listed: bool) -> Markup:
    level = ledger.heading_level(heading.level)
    words, _ = parted(heading.children)
    plain = Setting(setting.language, linked=True)
    title = _number(heading) + inline_html(words, plain, ledger)
    named = ledger.named("section", heading.anchor) if heading.anchor else ""
    anchor = named or ledger.anchor("section", title.striptags())
    if listed and level <= _LISTED:
        ledger.contents.append(Entry(level, Markup('<a href="#{}">{}</a>').format(anchor, title)))
    shown = _number(heading) + inline_html(heading.children, setting, ledger)
    return Markup('<h{0} id="{1}">{2}</h{0}>').format(level, anchor, shown)


def _number(heading: Heading) -> Markup:
    if not heading.number:
        return Markup("")
    number = heading.number.rstrip()
    return text_html(f"{number}{heading_gap(number)}")


def _key_points(block: KeyPoints, ledger: Ledger) -> Markup:
    anchor = ledger.anchor("section", "key-points")
    level = ledger.heading_level(1)
    frame = Markup(
        '<section class="key-points" aria-labelledby="{1}">\n<h{0} id="{1}">{2}</h{0}>\n{3}\n</section>'
    )
    heading = text_html(block.mark + ledger.labels.key_points)
    return frame.format(level, anchor, heading, blocks_html(block.children, ledger))


def _quotation(block: Quotation, setting: Setting, ledger: Ledger) -> Markup:
    anchor = ledger.named("quote", block.quote_id)
    ledger.quotations[block.quote_id] = anchor
    inner = Setting(block.language)
    paragraphs = (
        Markup("<p>{}</p>").format(inline_html(children, inner, ledger)) for children in block.paragraphs
    )
    quoted = Markup("<blockquote{}{}>{}</blockquote>").format(
        language_attributes(block.language), _cite(block, ledger), joined(paragraphs, "\n")
    )
    kind = "quotation" if block.verified else "quotation unverified"
    parts = (_warning(block, ledger), quoted, *_remarks(block, setting, ledger))
    inside = joined((part for part in parts if part), "\n")
    return Markup('<div class="{}" id="{}">\n{}\n</div>').format(kind, anchor, inside)


def _cite(block: Quotation, ledger: Ledger) -> Markup:
    """The address of the source, as the attribute that HTML has for it."""
    key = block.provenance.source_key if block.provenance else ""
    target = safe_target(ledger.addresses.get(key, ""))
    return Markup(' cite="{}"').format(target) if target else Markup("")


def _warning(block: Quotation, ledger: Ledger) -> Markup:
    if block.verified:
        return Markup("")
    label, warning = ledger.labels.unverified, block.warning.strip()
    said = warning if warning.startswith(label) else f"{label} {warning}".rstrip()
    first, last = "[]" if language_group(ledger.language) == "en" else "【】"
    return Markup('<p class="warning"><strong>{}</strong></p>').format(text_html(f"{first}{said}{last}"))


def _remarks(block: Quotation, setting: Setting, ledger: Ledger) -> tuple[Markup, ...]:
    """Translation, source, rating and the analyst's comment, each with its label."""
    labels = ledger.labels
    parts: list[Markup] = []
    if block.translation:
        words = inline_html(block.translation, setting, ledger)
        parts.append(
            Markup('<p class="translation">{}{}</p>').format(_label(labels.translation, ledger), words)
        )
    facts = ((labels.source, block.source_line), (labels.rating, block.rating))
    said = [_label(label, ledger) + text_html(fact) for label, fact in facts if fact]
    if said:
        parts.append(Markup('<p class="rating">{}</p>').format(joined(said, "　")))
    if block.note:
        parts.append(_comment(block.note, setting, ledger))
    return tuple(parts)


def _comment(note: tuple[Block, ...], setting: Setting, ledger: Ledger) -> Markup:
    label = _label(ledger.labels.note, ledger)
    match note:
        case (Paragraph(children=children), *rest):
            lead = Markup("<p>{}{}</p>").format(label, inline_html(children, setting, ledger))
        case _:
            lead, rest = Markup("<p>{}</p>").format(label), list(note)
    parts = joined((lead, blocks_html(tuple(rest), ledger)), "\n") if rest else lead
    return Markup('<div class="comment">{}</div>').format(parts)


def _label(label: str, ledger: Ledger) -> Markup:
    """A label with the colon of the briefing's language, however the label was given."""
    said = text_html(label.strip().rstrip("：:") + ledger.labels.colon)
    return Markup("<b>{}</b>").format(said)
