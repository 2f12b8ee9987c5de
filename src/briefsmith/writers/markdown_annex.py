"""The verification annex as two plain tables, which is all that Markdown has."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from briefsmith.document import CheckedQuotation, Code, Inlines, Strong, Table, Text, VerificationAnnex

_DIGEST_SHOWN = 12


def annex_tables(annex: VerificationAnnex, colon: str) -> tuple[Table, Table]:
    """The table of the quotations, a row in strong letters above those of each section, and the table of
    the files; ``colon`` is that of the briefing's language.
    """
    labels = annex.labels
    number = labels.note if annex.by_notes else labels.number
    header = (number, labels.quotation, labels.source, labels.place, labels.result, labels.position)
    rows: list[tuple[Inlines, ...]] = []
    for (label, title), quotations in groupby(annex.quotations, lambda one: one.section):
        rows.append(((), (Text(label), Strong((Text(title),))), *((),) * 5))
        rows.extend(_row(one, annex.by_notes, labels.folded, colon) for one in quotations)
    files = tuple(
        ((Text(file.key),), (*file.source, Text(" "), Code(file.file)), (Code(file.digest),))
        for file in annex.files
    )
    return (
        Table(_texts(*header, "SHA-256"), tuple(rows)),
        Table(_texts(labels.source, labels.file, "SHA-256"), files),
    )


def _row(one: CheckedQuotation, by_notes: bool, folded: str, colon: str) -> tuple[Inlines, ...]:
    verdict = Text(one.verdict)
    number = (", ".join(map(str, one.notes)) or "—") if by_notes else str(one.order)
    spans = ", ".join(f"{span.start}–{span.end}" for span in one.raw_spans)
    return (
        (Text(number),),
        (one.words,),
        (*one.source, Text(f" ({one.source_key})" if one.source else one.source_key)),
        (Text(one.place),),
        (verdict if one.verified else Strong((verdict,)), *_details(one, folded, colon)),
        (Text(spans or "—"),),
        (Code(one.digest[:_DIGEST_SHOWN]) if one.digest else Text("—"),),
    )


def _details(one: CheckedQuotation, folded: str, colon: str) -> Iterator[Text]:
    """What was folded, left out and put in, behind the verdict."""
    kinds = ((folded, Text(one.folded)),) if one.folded else ()
    for label, text in (*kinds, *one.changes):
        yield Text(f"{'；' if colon == '：' else '; '}{label}{colon}")
        yield text


def _texts(*words: str) -> tuple[Inlines, ...]:
    return tuple((Text(word),) for word in words)
