"""The record as the XML part of a Word file; docs/provenance.md describes it."""

from __future__ import annotations

import copy
import hashlib
import re
from collections.abc import Iterator

from lxml import etree

from briefsmith.provenance.model import PieceRecord, ProvenanceRecord, QuotationRecord
from briefsmith.provenance.printed import printed_digest
from briefsmith.spans import Span

#: The namespace of the part.
NAMESPACE = "urn:briefsmith:provenance:1"
_ANY_VERSION = re.compile(r"\{urn:briefsmith:provenance:(\d{1,9})\}provenance")
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ATTRIBUTES = ("id", "bookmark", "style", "source", "file", "digest", "verdict")
_FIELDS = ("quote_id", "bookmark", "style", "source_key", "file", "digest", "verdict")
#: No briefing has more quotations.
MOST_QUOTATIONS = 20_000


class PartError(Exception):
    """A record that cannot be read; ``str()`` says why, to follow “the record …”."""


def record_as_xml(record: ProvenanceRecord) -> bytes:
    """The part in UTF-8; characters that XML cannot hold are left out, as they are in print."""
    root = etree.Element(_q("provenance"), nsmap={None: NAMESPACE})  # type: ignore[dict-item]
    root.set("program", record.program)
    for quotation in record.quotations:
        _add_quotation(root, quotation)
    root.set("checksum", checksum(root))
    written: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return written


def _add_quotation(root: etree._Element, quotation: QuotationRecord) -> None:
    node = etree.SubElement(root, _q("quotation"))
    for name, field in zip(_ATTRIBUTES, _FIELDS, strict=True):
        node.set(name, _legal(getattr(quotation, field)))
    node.set("printedDigest", printed_digest(_legal(quotation.printed)))
    _text(node, "printed", quotation.printed)
    _text(node, "citation", quotation.citation)
    for piece in quotation.pieces:
        quote = etree.SubElement(node, _q("textQuote"))
        for name in ("prefix", "exact", "suffix"):
            _text(quote, name, getattr(piece, name))
    for name, spans in (
        ("span", [piece.span for piece in quotation.pieces]),
        ("rawSpan", [piece.raw_span for piece in quotation.pieces]),
    ):
        for span in spans:
            etree.SubElement(node, _q(name), {"start": str(span.start), "end": str(span.end)})


def _text(parent: etree._Element, name: str, value: str) -> None:
    etree.SubElement(parent, _q(name)).text = _legal(value)


def _legal(value: str) -> str:
    return _ILLEGAL.sub("", value).replace("\r", "\n")


def _q(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"


def part_version(root: etree._Element) -> int | None:
    """The version of a record by its namespace; ``None`` for XML that is none."""
    found = _ANY_VERSION.fullmatch(root.tag) if isinstance(root.tag, str) else None
    return int(found[1]) if found else None


def checksum(root: etree._Element) -> str:
    """The SHA-256, in hex, of the part in canonical form (Exclusive XML Canonicalization 1.0) without the
    attribute ``checksum``, comments, processing instructions, and white space between elements.
    """
    bare = copy.deepcopy(root)
    if "checksum" in bare.attrib:
        del bare.attrib["checksum"]
    etree.strip_elements(bare, etree.Comment, etree.ProcessingInstruction, with_tail=False)
    for node in bare.iter():
        if len(node) and not (node.text or "").strip():
            node.text = None
        if not (node.tail or "").strip():
            node.tail = None
    canonical: bytes = etree.tostring(bare, method="c14n", exclusive=True, with_comments=False)
    return hashlib.sha256(canonical).hexdigest()


def is_whole(root: etree._Element) -> bool:
    """Whether the checksum of a part is that of its content, and each digest that of its text."""
    return root.get("checksum") == checksum(root) and all(
        node.get("printedDigest") == printed_digest(node.findtext(_q("printed"), ""))
        for node in root.findall(_q("quotation"))
    )


def read_record(root: etree._Element) -> ProvenanceRecord:
    """The record in a part of this version; raises `PartError` where it makes no sense."""
    nodes = root.findall(_q("quotation"))
    if len(nodes) > MOST_QUOTATIONS:
        raise PartError(f"has {len(nodes):,} quotations, more than {MOST_QUOTATIONS:,}")
    quotations = tuple(_quotation(node) for node in nodes)
    for name in ("quote_id", "bookmark"):
        if len({getattr(quotation, name) for quotation in quotations}) < len(quotations):
            raise PartError("names two quotations alike")
    return ProvenanceRecord(root.get("program", ""), quotations)


def _quotation(node: etree._Element) -> QuotationRecord:
    printed = node.find(_q("printed"))
    if printed is None or any(node.get(name) is None for name in _ATTRIBUTES):
        raise PartError("lacks what a quotation needs")
    return QuotationRecord(
        quote_id=node.get("id", ""),
        bookmark=node.get("bookmark", ""),
        style=node.get("style", ""),
        source_key=node.get("source", ""),
        file=node.get("file", ""),
        digest=node.get("digest", ""),
        verdict=node.get("verdict", ""),
        printed=printed.text or "",
        citation=node.findtext(_q("citation"), ""),
        pieces=tuple(_pieces(node)),
    )


def _pieces(node: etree._Element) -> Iterator[PieceRecord]:
    quotes, spans, raw = (node.findall(_q(name)) for name in ("textQuote", "span", "rawSpan"))
    if not len(quotes) == len(spans) == len(raw):
        raise PartError("does not say of each piece where it stands")
    for quote, span, raw_span in zip(quotes, spans, raw, strict=True):
        exact, prefix, suffix = (quote.findtext(_q(name), "") for name in ("exact", "prefix", "suffix"))
        yield PieceRecord(exact, prefix, suffix, _span(span), _span(raw_span))


def _span(node: etree._Element) -> Span:
    try:
        return Span(int(node.get("start", "")[:12]), int(node.get("end", "")[:12]))
    except ValueError as error:
        raise PartError("has a place that is none") from error
