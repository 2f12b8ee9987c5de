"""Fixes an outline: quotations that stand only after folding get the source's own characters."""

from __future__ import annotations

import codecs
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from briefsmith.diagnostics import Diagnostic, Severity, has_errors
from briefsmith.evidence.finding import find_quotes
from briefsmith.evidence.model import Evidence, Verdict
from briefsmith.fixes.splicing import Splice, Splicer
from briefsmith.fixes.wanted import Wanted, is_folded, wanted_fixes
from briefsmith.library import Library
from briefsmith.outline.model import Outline
from briefsmith.outline.reader import read_outline


@dataclass(frozen=True)
class Fix:
    """What a fix would do: ``before`` and ``after`` are the whole file; equal where there is nothing to do.

    ``fixed`` are the ids of quotations, ``restyled`` those that had to be written in another style of
    YAML; ``left`` says which could not be fixed, or why nothing could.
    """

    before: bytes
    after: bytes
    fixed: tuple[str, ...] = ()
    restyled: tuple[str, ...] = ()
    left: tuple[Diagnostic, ...] = ()


def fix_outline(data: bytes, outline: Outline, library: Library, evidence: tuple[Evidence, ...]) -> Fix:
    """The fixed outline. ``data`` is the file that ``outline`` was read from, ``evidence`` what was found.

    The result was read and checked again: each fixed quotation is exact (an elided one without
    folding), the evidence of all others and every other value of the outline are what they were.
    """
    _, problems = read_outline(data, outline.file, outline.folder)
    wanted = wanted_fixes(outline, library, evidence)
    if has_errors(problems) or not wanted:
        return Fix(data, data, left=_refused(wanted, outline) if wanted else ())
    trial = _Trial(data, outline, library, evidence, problems, wanted)
    done = trial.settled(tuple(one for one in wanted if one.values))
    fixed = {one.quote.id for one in done}
    splices = trial.splices(done)
    restyled = {
        one.quote.id
        for one in done
        if any(not splice.keeps_style for splice in splices if splice.path in one.values)
    }
    left = [_left(one, outline) for one in wanted if one.quote.id not in fixed]
    ids = [one.quote.id for one in done]
    return Fix(
        data, trial.bytes(splices), tuple(ids), tuple(key for key in ids if key in restyled), tuple(left)
    )


class _Trial:
    """Tries fixes together, and those that do not hold apart from the others."""

    def __init__(
        self,
        data: bytes,
        outline: Outline,
        library: Library,
        evidence: tuple[Evidence, ...],
        problems: Sequence[Diagnostic],
        wanted: Sequence[Wanted],
    ) -> None:
        self._mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
        self._outline = outline
        self._library = library
        self._evidence = evidence
        self._told = Counter(item.code for item in problems)
        self._splicer = Splicer(outline)
        values = {path: value for one in wanted for path, value in one.values.items()}
        self._splices = {splice.path: splice for splice in self._splicer.splices(values)}

    def settled(self, wanted: tuple[Wanted, ...]) -> tuple[Wanted, ...]:
        """Those of the fixes that hold, all together."""
        written = tuple(one for one in wanted if self._splices.keys() >= one.values.keys())
        good = self._halved(written)
        return good if good == written or self._holds(good) else ()

    def splices(self, wanted: Sequence[Wanted]) -> tuple[Splice, ...]:
        """How the values of these quotations are written."""
        return tuple(self._splices[path] for one in wanted for path in one.values)

    def bytes(self, splices: Sequence[Splice]) -> bytes:
        return self._mark + self._splicer.spliced(splices).encode("utf-8")

    def _halved(self, wanted: tuple[Wanted, ...]) -> tuple[Wanted, ...]:
        if not wanted or self._holds(wanted):
            return wanted
        if len(wanted) == 1:
            return ()
        half = len(wanted) // 2
        return (*self._halved(wanted[:half]), *self._halved(wanted[half:]))

    def _holds(self, wanted: Sequence[Wanted]) -> bool:
        """Whether the fixed file is read and checked as it should be."""
        splices = self.splices(wanted)
        data = self.bytes(splices)
        outline, problems = read_outline(data, self._outline.file, self._outline.folder)
        if outline is None or Counter(item.code for item in problems) - self._told:
            return False
        if not self._splicer.holds(splices):
            return False
        now = {found.quote_id: found for found in find_quotes(outline, self._library)}
        fixed = {one.quote.id for one in wanted}
        return all(_as_hoped(found, now, found.quote_id in fixed) for found in self._evidence)


def _as_hoped(then: Evidence, evidence: Mapping[str, Evidence], fixed: bool) -> bool:
    """Whether a quotation is proven as before, at the same place, and without folding if it was fixed."""
    now = evidence.get(then.quote_id)
    if now is None or now.parts != then.parts:
        return False
    if not fixed:
        return now.verdict is then.verdict
    verdict = Verdict.EXACT if then.verdict is Verdict.EQUIVALENT else then.verdict
    return now.verdict is verdict and not is_folded(now)


def _left(wanted: Wanted, outline: Outline) -> Diagnostic:
    message = f"“{wanted.quote.id}” was left as it is: the source's own characters do not go in there safely."
    advice = "Paste them by hand; `brief check --report json` has them as `text`."
    return Diagnostic("fix-left", Severity.WARNING, message, advice, outline.place(*wanted.quote.path))


def _refused(wanted: Sequence[Wanted], outline: Outline) -> tuple[Diagnostic, ...]:
    count = f"{len(wanted)} quotation{'' if len(wanted) == 1 else 's'}"
    message = f"{count} could not be fixed, because the outline itself has errors."
    advice = "Mend them first; `brief check` shows them."
    return (Diagnostic("fix-left", Severity.WARNING, message, advice, outline.place(*wanted[0].quote.path)),)
