"""Compares a lock with the project of today, and says what drifted."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from briefsmith.diagnostics import Diagnostic, Severity
from briefsmith.evidence.model import Evidence, Verdict
from briefsmith.library import Library
from briefsmith.lock.making import make_lock
from briefsmith.lock.messages import DriftMessages, Renaming
from briefsmith.lock.model import Lock, LockedQuote
from briefsmith.lock.pairing import Pairing, pair_quotes, renamed_sources, with_sources_of_today
from briefsmith.lock.reading import LockText, read_lock
from briefsmith.lock.standing import Drift, standing
from briefsmith.lock.writing import write_lock
from briefsmith.outline.model import Outline
from briefsmith.spans import LineIndex, Place


@dataclass(frozen=True)
class LockCheck:
    """What is to be said of a lock; ``lines`` is its text, ``None`` where there is no lock."""

    diagnostics: tuple[Diagnostic, ...]
    lines: LineIndex | None = None


def check_lock(
    data: bytes | None,
    file: str,
    outline: Outline,
    library: Library,
    evidence: tuple[Evidence, ...],
    used: Collection[str],
    locked: bool = False,
) -> LockCheck:
    """What drifted since the lock in ``data`` was made; ``file`` is its path as shown.

    ``used`` are the keys of the sources that are quoted or cited. Without a lock there is nothing to
    say, unless ``locked``: then it must be there, and be just what would be written now.
    """
    if data is None:
        return LockCheck((_missing(file),) if locked else ())
    old, text, problems = read_lock(data, file)
    if old is None:
        return LockCheck(problems, text.lines)
    now = make_lock(library, evidence, used)
    refused = locked and write_lock(now) != data
    found = _Comparison(old, now, text, outline, library, evidence).diagnostics(refused)
    return LockCheck(tuple(found), text.lines)


class _Comparison:
    """Two locks side by side."""

    def __init__(
        self,
        old: Lock,
        now: Lock,
        text: LockText,
        outline: Outline,
        library: Library,
        evidence: tuple[Evidence, ...],
    ) -> None:
        self.renamed = renamed_sources(old, now)
        self.then = with_sources_of_today(old, self.renamed)
        self.now = now
        self.evidence = {found.quote_id: found for found in evidence}
        today: dict[str, LockedQuote | None] = {key: now.quotes.get(key) for key in self.evidence}
        self.pairing: Pairing = pair_quotes(self.then.quotes, today)
        self.library = library
        self.messages = DriftMessages(text, outline, library, self.evidence)

    def diagnostics(self, refused: bool) -> Iterator[Diagnostic]:
        drifts = tuple(self._drifts())
        yield from self._contradictions()
        changed: dict[str, list[Drift]] = {key: [] for key in self.then.sources}
        for drift in drifts:
            if self._by_source(drift):
                changed[drift.then.source].append(drift)
        for key, mine in changed.items():
            yield from self._source(key, tuple(mine))
        for drift in drifts:
            if self._by_source(drift):
                yield from self.messages.quote(drift)
        own = tuple(drift for drift in drifts if not self._by_source(drift) and not self._unreadable(drift))
        yield from self.messages.outdated(own, self._renaming(), self.pairing, refused)

    def _drifts(self) -> Iterator[Drift]:
        for old_id, new_id in self.pairing.pairs:
            then, now = self.then.quotes[old_id], self.now.quotes.get(new_id)
            verdict: Verdict = self.evidence[new_id].verdict
            yield Drift(old_id, new_id, then, now, standing(then, now, verdict))

    def _source(self, key: str, drifts: tuple[Drift, ...]) -> Iterator[Diagnostic]:
        then, now = self.then.sources[key], self.now.sources.get(key)
        if now is None:
            if key in self.library.entries and self.library.entries[key].source is None:
                yield self.messages.source_gone(key, then)
        elif then.body_digest != now.body_digest:
            yield self.messages.source_changed(key, then, now, drifts)
        elif then.digest != now.digest:
            yield self.messages.only_markup(key, then, now)

    def _body_changed(self, key: str) -> bool:
        then, now = self.then.sources[key], self.now.sources.get(key)
        return now is not None and now.body_digest != then.body_digest

    def _by_source(self, drift: Drift) -> bool:
        """Whether its source has changed, and it is still quoted from there."""
        still = drift.now is None or drift.now.source == drift.then.source
        return still and self._body_changed(drift.then.source)

    def _unreadable(self, drift: Drift) -> bool:
        """Whether it is not verified because its file is gone, of which others tell."""
        entry = self.library.entries.get(drift.then.source)
        return drift.now is None and (entry is None or entry.source is None)

    def _contradictions(self) -> Iterator[Diagnostic]:
        """Quotations of which the lock says what cannot be true of the body that it names."""
        for key, quote in self.then.quotes.items():
            entry = self.library.entries.get(quote.source)
            source = entry.source if entry is not None else None
            if quote.source not in self.now.sources or self._body_changed(quote.source):
                continue
            if source is not None and not _holds(quote, source.body.text):
                yield self.messages.contradiction(key)

    def _renaming(self) -> Renaming:
        then, now = self.then.sources, self.now.sources
        kept = [key for key in then if key in now]
        return Renaming(
            keys=tuple(self.renamed.items()),
            added=tuple(key for key in now if key not in then),
            removed=tuple(key for key in then if key not in now and key not in self.library.entries),
            files=tuple(
                (key, then[key].file, now[key].file) for key in kept if then[key].file != now[key].file
            ),
        )


def _holds(quote: LockedQuote, body: str) -> bool:
    return all(
        body[max(0, piece.span.start - len(piece.prefix)) : piece.span.end] == piece.prefix + piece.exact
        and body.startswith(piece.suffix, piece.span.end)
        for piece in quote.pieces
    )


def _missing(file: str) -> Diagnostic:
    message = f"There is no lock {file}, and --locked asks for one."
    return Diagnostic(
        "lock-missing", Severity.ERROR, message, "Make it with `brief lock`, and commit it.", Place(file)
    )
