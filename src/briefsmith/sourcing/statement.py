"""Drafts the source summary statement from the facts, and tells where a signed one no longer fits them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from briefsmith.compose.labels import language_name
from briefsmith.diagnostics import Diagnostic, Severity
from briefsmith.library import Library
from briefsmith.outline.model import Outline
from briefsmith.sourcing.facts import SourceFacts, gather_facts
from briefsmith.sourcing.words import KINDS, SummaryWords, summary_words
from briefsmith.twins import Twins

#: No more sources than this are named in one sentence.
_MOST_NAMED = 8

_HEAD = """\
# Copy this into the outline, correct it, add what only you can say (which sources matter most, where they
# agree and differ, what is missing), and sign it.
source_summary:
  text: |
"""


def draft_statement(facts: SourceFacts, language: str) -> str:
    """The statement (ICD 206: source summary statement) as far as the facts go, one paragraph a subject."""
    words = summary_words(language)
    first = [*_origins(facts, words, language), *_grades(facts, words), *_span(facts, words)]
    first.append(_counted(words.quotations, facts.quotations))
    joint = "" if language.split("-")[0] in ("zh", "ja") else " "
    return "\n\n".join((joint.join(first), *_limits(facts, words)))


def statement_yaml(facts: SourceFacts, language: str) -> str:
    """The draft as the lines of an outline, to be edited there and signed."""
    text = "\n".join(f"    {line}" if line else "" for line in draft_statement(facts, language).split("\n"))
    return f"{_HEAD}{text}\n  signed:\n  basis: {facts.basis}\n"


def check_statement(outline: Outline, library: Library, twins: Twins) -> tuple[Diagnostic, ...]:
    """A warning where the statement is not signed, and where its basis is no longer what the facts are.

    The facts are gathered only where a basis is given.
    """
    entry = outline.entry.source_summary
    if entry is None:
        return ()
    found: list[Diagnostic] = []
    if not (entry.signed or "").strip():
        message = "Nobody has signed the source summary statement; it is printed as unsigned."
        advice = "Read it, correct it, and write your name or office behind `signed:`."
        place = outline.key_place("source_summary")
        found.append(Diagnostic("summary-unsigned", Severity.WARNING, message, advice, place))
    basis = gather_facts(outline, library, twins).basis if entry.basis else None
    if entry.basis and entry.basis.strip() != basis:
        message = "The sources have changed since the source summary statement was drafted."
        advice = f"Compare it with `brief sources --summary`; then write `basis: {basis}`."
        place = outline.place("source_summary", "basis")
        found.append(Diagnostic("summary-outdated", Severity.WARNING, message, advice, place))
    return tuple(found)


def _origins(facts: SourceFacts, words: SummaryWords, language: str) -> Iterator[str]:
    kinds: Counter[str] = Counter()
    for kind, count in facts.kinds:
        kinds[KINDS.get(kind, "other")] += count
    named = words.and_.join(_item(words, words.kinds[kind], count) for kind, count in kinds.most_common())
    yield _counted(words.sources, len(facts.keys), kinds=named)
    if facts.outlets:
        yield _counted(words.outlets, facts.outlets)
    known = [(language_name(tag, language), count) for tag, count in facts.languages if tag != "und"]
    if len(facts.languages) == 1 and known:
        yield words.one_language.format(language=known[0][0])
    elif known:
        yield words.languages.format(languages=words.and_.join(_item(words, *pair) for pair in known))


def _grades(facts: SourceFacts, words: SummaryWords) -> Iterator[str]:
    if facts.grades:
        yield words.grades.format(grades=words.and_.join(_item(words, f"{g} ", n) for g, n in facts.grades))


def _span(facts: SourceFacts, words: SummaryWords) -> Iterator[str]:
    if facts.first:
        sentence = words.span if facts.first != facts.last else words.day
        yield sentence.format(first=facts.first, last=facts.last)


def _limits(facts: SourceFacts, words: SummaryWords) -> Iterator[str]:
    if facts.leaning:
        yield "\n".join((words.leaning, "", *(f"- {line}" for line in _leaning(facts, words))))
    for name, keys in facts.missing:
        yield words.missing.format(what=words.wanted[name], names=_names(facts, keys, words))
    for keys in facts.same:
        yield words.same.format(names=_names(facts, keys, words))


def _leaning(facts: SourceFacts, words: SummaryWords) -> Iterator[str]:
    for lean in facts.leaning:
        yield words.leaning_item.format(
            section=lean.section, count=lean.count, total=lean.total, name=facts.name(lean.key)
        )


def _names(facts: SourceFacts, keys: tuple[str, ...], words: SummaryWords) -> str:
    rest = " …" if len(keys) > _MOST_NAMED else ""
    return words.and_.join(facts.name(key) for key in keys[:_MOST_NAMED]) + rest


def _item(words: SummaryWords, name: str, count: int) -> str:
    return words.item.format(name=name, n=count).replace("  ", " ")


def _counted(sentence: str, number: int, **filled: str) -> str:
    """The sentence with its number; behind ``|`` may stand the one for a single thing."""
    plural, _, singular = sentence.partition("|")
    return (singular if singular and number == 1 else plural).format(n=number, **filled)
