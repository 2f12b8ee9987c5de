"""Verifies one Word file against the record that it carries, and against saved sources."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from briefsmith.diagnostics import Diagnostic
from briefsmith.provenance.model import ProvenanceRecord
from briefsmith.provenance.part import PartError, is_whole, read_record
from briefsmith.verifying.comparing import compare
from briefsmith.verifying.messages import (
    damaged_record,
    no_record,
    other_version,
    quotation_messages,
    unreadable,
    unrecorded_messages,
)
from briefsmith.verifying.model import Verification
from briefsmith.verifying.package import DocumentError, OpenedDocument, open_document
from briefsmith.verifying.proving import Sources, prove
from briefsmith.verifying.reading import read_stories

_VERSION = 1

#: Finds the saved files that records name.
FindSources = Callable[[ProvenanceRecord], Sources]


def verify(data: bytes, file: str, find: FindSources | None = None) -> Verification:
    """What became of each quotation of the .docx in ``data``; ``file`` is its name as shown.

    With ``find``, each quotation is also proven again against the source that ``find`` has for it. Whatever
    is wrong with the file is a diagnostic; nothing is raised.
    """
    try:
        return _verified(open_document(data), file, find)
    except DocumentError as error:
        return Verification(file, False, "", False, (), (), (unreadable(error),))


def _verified(opened: OpenedDocument, file: str, find: FindSources | None) -> Verification:
    record, problems = _record(opened)
    stories = read_stories(opened.stories, opened.styles)
    quotations, unrecorded = compare(record, stories)
    if find is not None and quotations:
        quotations = prove(quotations, find(record))
    # Without a record every quotation is in none, which is one thing to say and not many.
    added = unrecorded_messages(unrecorded) if record.program or quotations else ()
    told = (*problems, *quotation_messages(quotations), *added)
    return Verification(file, True, record.program, not problems, quotations, unrecorded, told)


def _record(opened: OpenedDocument) -> tuple[ProvenanceRecord, tuple[Diagnostic, ...]]:
    """The record that the file carries, empty where there is none, and what is wrong with it."""
    nothing = ProvenanceRecord("", ())
    known = [root for version, root in opened.records if version == _VERSION]
    if not known:
        return nothing, tuple(_without_record(opened))
    try:
        record = read_record(known[0])
    except PartError as error:
        return nothing, (damaged_record(str(error)),)
    problems = []
    if len(known) > 1:
        problems.append(damaged_record("stands in the file more than once"))
    if not is_whole(known[0]):
        problems.append(damaged_record("was changed after it was written"))
    return record, tuple(problems)


def _without_record(opened: OpenedDocument) -> Iterator[Diagnostic]:
    if opened.records:
        yield other_version(opened.records[0][0])
    elif opened.broken:
        yield damaged_record(f"cannot be read, for {opened.broken[0]} is not well-formed")
    else:
        yield no_record()
