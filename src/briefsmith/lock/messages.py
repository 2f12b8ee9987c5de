"""The sentences about what drifted since a lock was made."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from briefsmith.diagnostics import Diagnostic, Severity
from briefsmith.evidence.model import Evidence
from briefsmith.library import MOST_NAMED, Library
from briefsmith.lock.model import LockedQuote, LockedSource
from briefsmith.lock.pairing import Pairing
from briefsmith.lock.reading import LockText
from briefsmith.lock.standing import Drift, Standing, same_surroundings
from briefsmith.outline.model import LocatedQuote, Outline
from briefsmith.spans import Place, Span

#: How many characters of words are shown where the words themselves are not the point.
_MOST_SHOWN = 40
#: And where what stands beside them is.
_FEW = 16

_ACCEPT = "Look at the file; `brief lock` accepts it as it is now."
_MEND = "Mend the quotations below, or bring the old file back; then `brief lock` accepts what stands."


@dataclass(frozen=True, slots=True)
class Renaming:
    """What became of the sources: ``keys`` then and now; ``files`` are (key, file then, file now)."""

    keys: tuple[tuple[str, str], ...] = ()
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    files: tuple[tuple[str, str, str], ...] = ()


class DriftMessages:
    """Makes diagnostics at the places of one outline and of its lock."""

    def __init__(
        self, text: LockText, outline: Outline, library: Library, evidence: Mapping[str, Evidence]
    ) -> None:
        self._text = text
        self._outline = outline
        self._library = library
        self._evidence = evidence
        self._quotes: dict[str, LocatedQuote] = {quote.id: quote for quote in outline.quotes()}

    def source_changed(
        self, key: str, then: LockedSource, now: LockedSource, drifts: tuple[Drift, ...]
    ) -> Diagnostic:
        """The text of a source is another one; what became of each quotation from it."""
        lost = any(drift.now is None for drift in drifts)
        detail = tuple(self._standings(drifts)) or ("nothing is quoted from it",)
        if then.digest == now.digest:
            code = "lock-reading-changed"
            message = (
                f"The file of “{key}” is the one that was locked, but Briefsmith reads it differently now."
            )
            detail = ("the program or a profile of the project has changed since", *detail)
        else:
            code = "lock-source-changed"
            message = f"The text of “{key}” has changed since it was locked."
            detail = (_digests(then, now), *detail)
        return Diagnostic(
            code, Severity.WARNING, message, _MEND if lost else _ACCEPT, self._source_place(key), detail
        )

    def only_markup(self, key: str, then: LockedSource, now: LockedSource) -> Diagnostic:
        """The file is another one, its article is not."""
        message = f"The file of “{key}” has changed since it was locked, but not the text of its article."
        detail = (_digests(then, now),)
        return Diagnostic(
            "lock-source-changed", Severity.NOTE, message, _ACCEPT, self._source_place(key), detail
        )

    def source_gone(self, key: str, then: LockedSource) -> Diagnostic:
        """The file cannot be read any more; another message says why."""
        message = f"The file of “{key}” could be read when it was locked."
        advice = f"Bring back {then.file} with the SHA-256 {then.digest}."
        return Diagnostic("lock-source-gone", Severity.WARNING, message, advice, self._source_place(key))

    def quote(self, drift: Drift) -> Iterator[Diagnostic]:
        """What a reader must look at, at the quotation itself; the rest is told with its source."""
        place = self._quote_place(drift.id)
        if drift.standing is Standing.BESIDE:
            message = f"The text right {_side(drift)} the quotation has changed since it was locked."
            advice = "See that the words still mean what they meant; `brief lock` accepts the new text."
            yield Diagnostic("lock-quote-beside", Severity.WARNING, message, advice, place, _contexts(drift))
        elif drift.standing is Standing.ELSEWHERE:
            message = (
                "The words stand in other surroundings than when they were locked: it may be another place."
            )
            advice = "Read both. `brief lock` accepts the new place; `after:` names the place that is meant."
            yield Diagnostic("lock-quote-elsewhere", Severity.ERROR, message, advice, place, _contexts(drift))

    def contradiction(self, key: str) -> Diagnostic:
        """The lock names a body in which its own words do not stand."""
        message = f"The lock says of “{key}” what is not true of the source that it names: it was edited."
        advice = "`brief lock` makes it anew; look at the difference before you commit it."
        return Diagnostic("lock-damaged", Severity.ERROR, message, advice, self._text.place("quotes", key))

    def outdated(
        self, own: tuple[Drift, ...], sources: Renaming, pairing: Pairing, refused: bool
    ) -> Iterator[Diagnostic]:
        """What was changed in the outline itself since the lock was made: one message for all of it."""
        lines = (*self._changes(own), *_sources(sources), *_ids(pairing))
        if refused:
            message = "The project is not as it was locked, and --locked asks for that."
            advice = "Mend what is told, or accept it: `brief lock`, of which `git diff` shows every line."
            yield Diagnostic(
                "lock-outdated", Severity.ERROR, message, advice, self._first(own, pairing), lines
            )
        elif lines:
            message = "The outline has changed since the lock was made."
            advice = "`brief lock` brings the lock up to date."
            yield Diagnostic(
                "lock-outdated", Severity.NOTE, message, advice, self._first(own, pairing), lines
            )

    def _standings(self, drifts: tuple[Drift, ...]) -> Iterator[str]:
        for kind in Standing:
            mine = [drift for drift in drifts if drift.standing is kind]
            if mine and kind is Standing.SAME:
                yield f"{kind}: {', '.join(drift.id for drift in mine)}"
            else:
                yield from (f"{kind}: {self._fate(drift)}" for drift in mine)

    def _fate(self, drift: Drift) -> str:
        """One quotation that does not stand as it stood."""
        if drift.now is None:
            words = f"“{_short(drift.then.text)}”"
            return f"{drift.id}, stood at {_spans(drift.then)}{self._candidates(drift)}: {words}"
        if drift.standing is Standing.REWORDED:
            return f"{drift.id}: was “{_short(drift.then.text)}”, is “{_short(drift.now.text)}”"
        then, now = _spans(drift.then), _spans(drift.now)
        return f"{drift.id}, at {then}" if then == now else f"{drift.id}, from {then} to {now}"

    def _candidates(self, drift: Drift) -> str:
        source = self._library.entries[drift.then.source].source
        if drift.standing is not Standing.AMBIGUOUS or source is None:
            return ""
        places = same_surroundings(drift.then, self._evidence[drift.id], source.body.text)
        if not places:
            return ""
        return f"; the same words are around it at {' and '.join(map(_span, places[:MOST_NAMED]))}"

    def _changes(self, own: tuple[Drift, ...]) -> Iterator[str]:
        for drift in own:
            if drift.now is None:
                yield f"not proven any more: {drift.id}, was “{_short(drift.then.text)}”"
            elif drift.then.source != drift.now.source:
                yield f"another source: {drift.id}, {drift.then.source} → {drift.now.source}"
            elif drift.standing is Standing.REWORDED:
                yield f"other words: {self._fate(drift)}"
            elif drift.standing is not Standing.SAME:
                yield f"another place: {self._fate(drift)}"
            elif drift.then.text != drift.now.text:
                yield f"other brackets: {self._fate(drift)}"
            elif drift.then.verdict != drift.now.verdict:
                yield f"another verdict: {drift.id}, {drift.then.verdict} → {drift.now.verdict}"

    def _first(self, own: tuple[Drift, ...], pairing: Pairing) -> Place:
        """The first place in the outline that is new, else in the lock what is gone, else the lock."""
        changed = [drift.id for drift in own if drift.then != drift.now]
        for key in (*changed, *pairing.added):
            return self._quote_place(key)
        for key in pairing.removed:
            return self._text.place("quotes", key)
        return self._text.place("about")

    def _quote_place(self, key: str) -> Place:
        quote = self._quotes[key]
        return self._outline.place(*quote.path, "quote" if quote.entry.quote is not None else "from")

    def _source_place(self, key: str) -> Place:
        folder = self._library.entries[key].folder
        return self._outline.place("sources", folder or key, "file")


def _side(drift: Drift) -> str:
    """On which side of the quotation, or of its pieces, other words stand."""
    pairs = tuple(zip(drift.then.pieces, drift.now.pieces if drift.now else (), strict=True))
    front = any(then.prefix != now.prefix for then, now in pairs)
    behind = any(then.suffix != now.suffix for then, now in pairs)
    if front and behind:
        return "beside"
    return "in front of" if front else "behind"


def _contexts(drift: Drift) -> tuple[str, ...]:
    """Each piece with other words beside it, then and now."""
    if drift.now is None:
        return ()
    lines: list[str] = []
    for then, now in zip(drift.then.pieces, drift.now.pieces, strict=True):
        if then.context != now.context:
            words = _short(then.exact, _FEW)
            lines.append(f"then {_span(then.span)}: {_flat(then.prefix)}[{words}]{_flat(then.suffix)}")
            lines.append(f"now  {_span(now.span)}: {_flat(now.prefix)}[{words}]{_flat(now.suffix)}")
    return tuple(lines)


def _sources(sources: Renaming) -> Iterator[str]:
    yield from (f"source renamed: {then} → {now}" for then, now in sources.keys)
    yield from (f"other file: {key}, {then} → {now}" for key, then, now in sources.files)
    added = [key for key in sources.added if key not in dict(sources.keys).values()]
    for what, keys in (("sources added", added), ("sources removed", list(sources.removed))):
        if keys:
            yield f"{what}: {_names(keys)}"


def _ids(pairing: Pairing) -> Iterator[str]:
    renamed = [f"{then} → {now}" for then, now in pairing.pairs if then != now]
    groups = (
        ("quotations added", list(pairing.added)),
        ("quotations removed", list(pairing.removed)),
        ("other ids", renamed),
    )
    for what, keys in groups:
        if keys:
            yield f"{what}: {_names(keys)}"


def _digests(then: LockedSource, now: LockedSource) -> str:
    return f"SHA-256 was {then.digest[:12]}…, is {now.digest[:12]}…"


def _names(keys: list[str]) -> str:
    rest = f" and {len(keys) - MOST_NAMED} more" if len(keys) > MOST_NAMED else ""
    return ", ".join(keys[:MOST_NAMED]) + rest


def _spans(quote: LockedQuote) -> str:
    return ", ".join(map(_span, quote.spans))


def _span(span: Span) -> str:
    return f"{span.start}–{span.end}"


def _short(text: str, most: int = _MOST_SHOWN) -> str:
    """Words on one line, the middle left out where there are many."""
    flat = _flat(text)
    half = most // 2
    return flat if len(flat) <= most else f"{flat[:half]}…{flat[-half:]}"


def _flat(text: str) -> str:
    return text.replace("\n\n", " ¶ ").replace("\n", " ")
