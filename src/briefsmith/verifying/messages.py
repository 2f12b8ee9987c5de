"""What there is to say of a Word file that was handed around, as diagnostics."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefsmith.diagnostics import Diagnostic, Severity
from briefsmith.evidence.difference import difference_changes, difference_kinds, difference_lines
from briefsmith.evidence.model import VERIFIED, Verdict
from briefsmith.provenance.model import QuotationRecord
from briefsmith.text.folding import fold
from briefsmith.verifying.comparing import expected
from briefsmith.verifying.model import Operation, Proof, SourceState, Status, VerifiedQuotation
from briefsmith.verifying.package import DocumentError

#: How many characters of a text are shown in a message.
_SHOWN = 60
_LABELS = ("printed: ", "now:     ")
_BUILD = "Build the briefing again from its outline, and compare."
_REJECT = "Tracked changes made the difference: reject them, and the quotation is as it was printed."
_VERDICTS = frozenset(map(str, VERIFIED))


def unreadable(error: DocumentError) -> Diagnostic:
    """A file that could not be looked into."""
    return Diagnostic("document-unreadable", Severity.ERROR, str(error), error.advice)


def no_record() -> Diagnostic:
    """A Word file that nothing recorded quotations in."""
    message = "The file carries no record of its quotations: none of them can be verified."
    advice = "Ask for a copy that `brief build` wrote; some programs drop the record when they save."
    return Diagnostic("provenance-missing", Severity.ERROR, message, advice)


def damaged_record(reason: str) -> Diagnostic:
    """A record that is not as it was written."""
    message = f"The record of the quotations {reason}."
    advice = "Do not trust what it says; verify with --sources, or ask for a copy that was not changed."
    return Diagnostic("provenance-damaged", Severity.ERROR, message, advice)


def other_version(version: int) -> Diagnostic:
    """A record of a form that this program does not know."""
    message = f"The record of the quotations has version {version}; this Briefsmith knows version 1."
    return Diagnostic("provenance-version", Severity.ERROR, message, "Use a newer Briefsmith.")


def quotation_messages(quotations: Iterable[VerifiedQuotation]) -> Iterator[Diagnostic]:
    """What is to be said of the quotations in the order of the record, and then of their sources."""
    quotations = tuple(quotations)
    for one in quotations:
        yield from _status(one)
        if one.record.verdict not in _VERDICTS:
            yield _unproven(one.record)
        elif one.proof is not None and _is_refuted(one, one.proof):
            yield _not_borne_out(one, one.proof)
    yield from _source_messages(quotations)


def unrecorded_messages(texts: Iterable[str]) -> Iterator[Diagnostic]:
    """A message for each paragraph that is set as a quotation and stands in no record."""
    for text in texts:
        message = f"“{_start(text)}” is set as a quotation, and the record does not know it."
        advice = "Somebody added it. Put it into the outline, so that it is proven, or set it as other text."
        yield Diagnostic("verify-unrecorded", Severity.ERROR, message, advice)


def _status(one: VerifiedQuotation) -> Iterator[Diagnostic]:
    name = f"“{one.record.quote_id}”"
    match one.status:
        case Status.EDITED:
            yield _edited(one, name)
        case Status.REMOVED:
            how = "is struck through or hidden" if one.crossed else "is gone"
            message = f"Quotation {name} {how}: “{_start(expected(one.record))}”."
            yield Diagnostic("verify-removed", Severity.ERROR, message, _REJECT if one.pending else _BUILD)
        case Status.MOVED:
            message = f"The words of quotation {name} stand elsewhere, without their bookmark."
            advice = "Look at the place: the words are as printed, what stands around them may not be."
            detail = (f"now:     {_start(one.now or '')}",)
            yield Diagnostic("verify-moved", Severity.ERROR, message, advice, detail=detail)
        case Status.UNTOUCHED:
            return


def _edited(one: VerifiedQuotation, name: str) -> Diagnostic:
    operations = [(kind, _shown(mine), _shown(theirs)) for kind, mine, theirs in one.operations]
    what = "The paragraph of quotation" if one.beside else "Quotation"
    message = f"{what} {name} has been edited since it was proven: {_kind(one, operations)}."
    changed = any(kind != "equal" for kind, _, _ in operations)
    return Diagnostic(
        "verify-edited",
        Severity.ERROR,
        message,
        _advice(one),
        detail=difference_lines(operations, _LABELS) if changed else (),
        changes=difference_changes(operations, _LABELS) if changed else (),
    )


def _kind(one: VerifiedQuotation, operations: list[Operation]) -> str:
    if one.crossed:
        return "text in it is struck through or hidden"
    if one.beside:
        return "its words stand, and something beside them changed"
    if fold(expected(one.record)).text == fold(one.now or "").text:
        return "only the form of characters, spaces or paragraphs, as autocorrection changes them"
    return f"it differs in {' and '.join(difference_kinds(operations))}"


def _advice(one: VerifiedQuotation) -> str:
    if one.pending:
        return _REJECT
    if one.beside:
        return "Set what was added apart from the quotation, or build the briefing again."
    if one.proof is not None and one.proof.borne_out:
        return "The source bears out the words as they stand now; take them into the outline all the same."
    return "Put the printed words back, or change the outline and build again."


def _shown(text: str) -> str:
    """The text with the ends of paragraphs to be seen."""
    return text.replace("\n", "¶")


def _unproven(record: QuotationRecord) -> Diagnostic:
    message = f"Quotation “{record.quote_id}” was never proven: its verdict was {record.verdict}."
    return Diagnostic("verify-unproven", Severity.ERROR, message, "The file is a draft; mend the outline.")


def _is_refuted(one: VerifiedQuotation, proof: Proof) -> bool:
    asked = proof.state in (SourceState.SAME, SourceState.CHANGED) and one.status is not Status.REMOVED
    return asked and not proof.borne_out


def _not_borne_out(one: VerifiedQuotation, proof: Proof) -> Diagnostic:
    stands = f"{one.record.quote_id}” as it stands"
    message = f"{proof.file} does not bear out quotation “{stands}: {proof.verdict or Verdict.ABSENT}."
    advice = "Compare it with the saved article: `brief read FILE` shows that."
    return Diagnostic("verify-not-borne-out", Severity.ERROR, message, advice)


def _source_messages(quotations: tuple[VerifiedQuotation, ...]) -> Iterator[Diagnostic]:
    """One message for each source that is not the one it was, with the quotations that it concerns."""
    groups: dict[tuple[str, str, Proof], list[str]] = {}
    for one in quotations:
        if one.proof is not None and one.proof.state is not SourceState.SAME:
            proof = Proof(one.proof.state, one.proof.file)
            groups.setdefault((one.record.file, one.record.digest, proof), []).append(one.record.quote_id)
    for (file, digest, proof), ids in groups.items():
        yield _of_source(f"{file} (SHA-256 {digest[:12]})", proof, (f"quotations: {', '.join(ids)}",))


def _of_source(named: str, proof: Proof, detail: tuple[str, ...]) -> Diagnostic:
    if proof.state is SourceState.CHANGED:
        message = f"{proof.file} is not the file that quotations were proven against: {named}."
        advice = "It was asked all the same. Find the file as it was, or build the briefing again."
        return Diagnostic("verify-source-changed", Severity.WARNING, message, advice, detail=detail)
    if proof.state is SourceState.UNREADABLE:
        message, advice = f"{proof.file} holds no article: {named}.", "Look for the file as it was."
    else:
        message = f"The source of quotations was not found: {named}."
        advice = "Name the folder that holds the saved articles with --sources."
    return Diagnostic("verify-source-missing", Severity.ERROR, message, advice, detail=detail)


def _start(text: str) -> str:
    text = _shown(text)
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
