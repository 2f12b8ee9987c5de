"""Quotations changed on purpose are never verified, and honestly retyped ones always are."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from adversaries import CHANGES, Change
from made_up import ARTICLES
from opencc import OpenCC

from briefsmith.evidence.body import FoldedBody
from briefsmith.evidence.matching import match_quote
from briefsmith.evidence.model import VERIFIED, Found, Verdict
from briefsmith.evidence.request import QuoteRequest
from briefsmith.text.folding import fold
from briefsmith.text.mapped import MappedText

ROOT = Path(__file__).resolve().parents[2]
CORPUS = ROOT.parent / "shared" / "corpus" / "bodies"
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
IDEOGRAPH = "[\u4e00-\u9fff]"


def full_width(text: str) -> str:
    return "".join(chr(ord(c) + 0xFEE0) if c.isascii() and c.isdigit() else c for c in text)


def spaced(text: str) -> str:
    return re.sub(f"(?<={IDEOGRAPH})(?=[A-Za-z0-9])|(?<=[A-Za-z0-9])(?={IDEOGRAPH})", " ", text)


def broken(text: str) -> str:
    return re.sub(f"({IDEOGRAPH}{{9}})(?={IDEOGRAPH})", "\\1\n  ", text)


def seeded_with_nothing(text: str) -> str:
    return re.sub(f"({IDEOGRAPH}{{5}})", "\\1\u200b", text)


def retold(old: str, new: str) -> Callable[[str], str]:
    return lambda text: text.translate(str.maketrans(old, new))


RETYPINGS: dict[str, Callable[[str], str]] = {
    **{name: OpenCC(name).convert for name in ("s2t", "s2tw", "s2hk", "t2s")},
    "width": full_width,
    "spaces": spaced,
    "lines": broken,
    "zero width": seeded_with_nothing,
    "corner quotes": retold("“”‘’", "「」『』"),
    "straight quotes": retold("“”「」", '""""'),
    "half-width": lambda text: re.sub("，(?!\\d)", ",", text).translate(
        str.maketrans("：；？！（）", ":;?!()")
    ),
    "dashes": lambda text: text.replace("——", "--"),
    "no-break spaces": lambda text: text.replace(" ", "\u00a0"),
    "as it is": lambda text: text,
}


def article(language: str) -> tuple[FoldedBody, list[str]]:
    """A made-up article and its sentences, a paragraph each."""
    lines = ARTICLES[language].strip().splitlines()
    return FoldedBody.of(MappedText.verbatim("\n\n".join(lines))), lines


def files() -> list[Path]:
    return [
        *sorted((ROOT / "seeds").glob("*.txt")),
        *(sorted(CORPUS.rglob("*.txt")) if CORPUS.is_dir() else []),
    ]


def sentences(text: str) -> Iterator[str]:
    for paragraph in re.split(r"\n\n|<[^>]*>", text):
        for found in re.finditer(r"[^。！？\n]+[。！？]?[”」]?", paragraph):
            if 12 <= len(found.group().strip()) <= 200 and re.search(IDEOGRAPH + "{6}", found.group()):
                yield found.group().strip()


@pytest.fixture(scope="module", params=files(), ids=lambda path: f"{path.parent.name}-{path.stem}")
def body(request: pytest.FixtureRequest) -> FoldedBody:
    return FoldedBody.of(MappedText.verbatim(request.param.read_bytes().decode("utf-8")))


def samples(body: FoldedBody, number: int) -> list[str]:
    """Sentences that stand at one place of the body."""
    found = [s for s in sentences(body.body.text) if len(body.standing(fold(s).text)) == 1]
    return random.Random(7).sample(found, min(number, len(found)))


def verified_though_changed(
    sentence: str, body: FoldedBody, change: Change, chance: random.Random
) -> str | None:
    """The changed sentence, where it is verified and does not stand in the body just so."""
    changed = change(sentence, chance)
    if changed is None or changed.strip() in body.body.text:
        return None
    return changed if match_quote(QuoteRequest(quote=changed), body).verdict in VERIFIED else None


def test_a_changed_quotation_is_never_verified(body: FoldedBody) -> None:
    chance = random.Random(11)
    for sentence in samples(body, 8):
        for name in chance.sample(sorted(CHANGES), 12):
            assert verified_though_changed(sentence, body, CHANGES[name], chance) is None, (name, sentence)


@pytest.mark.parametrize("name", CHANGES)
@pytest.mark.parametrize("language", ARTICLES)
def test_a_changed_quotation_of_a_made_up_article_is_never_verified(language: str, name: str) -> None:
    body, lines = article(language)
    chance = random.Random(13)
    for sentence in lines:
        for _ in range(8):
            changed = verified_though_changed(sentence, body, CHANGES[name], chance)
            assert changed is None, (sentence, changed)


def test_every_change_is_made_somewhere() -> None:
    chance = random.Random(17)
    lines = [line for language in ARTICLES for line in article(language)[1]]
    for name, change in CHANGES.items():
        assert any(changed not in (None, line) for line in lines for changed in [change(line, chance)]), name


@pytest.mark.parametrize("language", ARTICLES)
def test_the_first_and_last_words_of_a_passage_must_stand(language: str) -> None:
    body, lines = article(language)
    chance = random.Random(19)
    for first, last in pairwise(lines):
        assert match_quote(QuoteRequest(first=first, last=last), body).verdict is Verdict.EXACT
        for name, change in CHANGES.items():
            for asked in ((change(first, chance), last), (first, change(last, chance))):
                if None in asked or "[" in "".join(map(str, asked)) or "略" in "".join(map(str, asked)):
                    continue
                if not all(str(words).strip() in body.body.text for words in asked):
                    found = match_quote(QuoteRequest(first=asked[0], last=asked[1]), body)
                    assert found.verdict not in VERIFIED, (name, asked)


@pytest.mark.parametrize("language", ARTICLES)
def test_no_key_makes_a_changed_quotation_stand(language: str) -> None:
    body, lines = article(language)
    chance = random.Random(23)
    for before, sentence, behind in zip(lines, lines[1:], lines[2:], strict=False):
        changed = CHANGES["digit"](sentence, chance) or CHANGES["letter"](sentence, chance)
        if changed is None or changed in body.body.text:
            continue
        for keys in ({"after": before}, {"before": behind}, {"nth": 1}, {"max_gap": 99_999}):
            request = QuoteRequest(quote=changed, **keys)  # type: ignore[arg-type]  # each key has its type
            assert match_quote(request, body).verdict not in VERIFIED


def test_an_omission_never_hides_a_negation(body: FoldedBody) -> None:
    chance = random.Random(29)
    for sentence in samples(body, 40):
        found = re.search("没有|沒有|不会|不會|不能|拒绝|反对|否认|未能| not | never ", sentence)
        if found is None or not 4 < found.start() < found.end() < len(sentence) - 6:
            continue
        start, end = found.start() - chance.randrange(3), found.end() + chance.randrange(3)
        match = match_quote(QuoteRequest(quote=f"{sentence[:start]}……{sentence[end:]}"), body)
        assert match.verdict not in VERIFIED or match.turned, (sentence, start, end)


def test_a_number_cut_in_two_is_never_verified(body: FoldedBody) -> None:
    for sentence in samples(body, 40):
        whole = body.span(body.standing(fold(sentence).text)[0])
        for number in NUMBER.finditer(sentence):
            for at in range(number.start() + 1, number.end()):
                for part in (sentence[:at], sentence[at:]):
                    found = match_quote(QuoteRequest(quote=part), body)
                    assert not any(
                        whole.start <= p.span.start < whole.end for p in found.parts if isinstance(p, Found)
                    ), part


def test_an_honestly_retyped_quotation_is_verified(body: FoldedBody) -> None:
    for sentence in samples(body, 8):
        for name, retype in RETYPINGS.items():
            found = match_quote(QuoteRequest(quote=retype(sentence)), body)
            assert found.verdict in VERIFIED, (name, sentence, retype(sentence), found)
            if retype(sentence) == sentence:
                assert found.verdict is Verdict.EXACT
            part = found.parts[0]
            assert fold(getattr(part, "text", "")).text == fold(sentence).text


@pytest.mark.parametrize("language", ARTICLES)
@pytest.mark.parametrize("name", RETYPINGS)
def test_an_honestly_retyped_quotation_of_a_made_up_article_is_verified(language: str, name: str) -> None:
    body, lines = article(language)
    for sentence in lines:
        retyped = RETYPINGS[name](sentence)
        found = match_quote(QuoteRequest(quote=retyped), body)
        assert found.verdict in VERIFIED, (sentence, retyped)
        assert (found.verdict is Verdict.EXACT) == (retyped == sentence)


def test_a_whole_sentence_loses_nothing_beside_it(body: FoldedBody) -> None:
    for sentence in samples(body, 40):
        found = match_quote(QuoteRequest(quote=sentence), body)
        assert (found.dropped, found.fallen) == ((), ()), sentence
