"""Quotations changed on purpose are never verified, and honestly retyped ones always are."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
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
NAMES = [
    *("中国", "美国", "日本", "韩国", "朝鲜", "俄罗斯", "普京", "特朗普", "拜登", "金正恩", "尹锡悦"),
    *("华盛顿", "平壤", "首尔", "China", "Korea", "Japan"),
]
NEGATIONS = [
    *(
        ("没有", "有"),
        ("不会", "会"),
        ("不是", "是"),
        ("无法", "可以"),
        ("不", ""),
        ("未", ""),
        ("会", "不会"),
    ),
    *(
        ("是", "不是"),
        ("将", "将不"),
        ("已", "未"),
        (" not ", " "),
        (" is ", " is not "),
        (" will ", " will not "),
    ),
]

Change = Callable[[str, random.Random], str | None]


def change_digit(text: str, chance: random.Random) -> str | None:
    found = list(re.finditer(r"\d", text))
    if not found:
        return None
    at = chance.choice(found)
    return text[: at.start()] + str((int(at.group()) + chance.randint(1, 9)) % 10) + text[at.end() :]


def change_number(text: str, chance: random.Random) -> str | None:
    found = list(NUMBER.finditer(text))
    if not found:
        return None
    at = chance.choice(found)
    number = at.group()
    others = [number + "0", number[:-1] or "7", "1" + number, "-" + number, number + "%", number[1:] or "3"]
    others += [
        number.replace(".", ""),
        number.replace(",", ""),
        number.replace(",", "."),
        number.replace(".", ","),
    ]
    return text[: at.start()] + chance.choice([o for o in others if o != number]) + text[at.end() :]


def change_percent(text: str, chance: random.Random) -> str | None:
    return re.sub("[%％]", chance.choice(["", "‰"]), text, count=1) if re.search("[%％]", text) else None


def change_negation(text: str, chance: random.Random) -> str | None:
    found = [(old, new) for old, new in NEGATIONS if old in text]
    return text.replace(*chance.choice(found), 1) if found else None


def swap_names(text: str, chance: random.Random) -> str | None:
    found = [name for name in NAMES if name in text]
    if not found:
        return None
    old = chance.choice(found)
    return text.replace(old, chance.choice([name for name in NAMES if name != old]), 1)


def misspell(text: str, chance: random.Random) -> str | None:
    at = chance.randrange(1, len(text) - 1)
    if not re.match(IDEOGRAPH + "{2}", text[at : at + 2]) or text[at] == text[at + 1]:
        return None
    middle = chance.choice(["", text[at] * 2, text[at + 1] + text[at], "倒"])
    behind = text[at + 2 :] if middle == text[at + 1] + text[at] else text[at + 1 :]
    return text[:at] + middle + behind


def drop_clause(text: str, chance: random.Random) -> str | None:
    clauses = re.split("(?<=[，,])", text)
    if len(clauses) < 3:
        return None
    del clauses[chance.randrange(1, len(clauses) - 1)]
    return "".join(clauses)


CHANGES: list[Change] = [
    *(change_digit, change_number, change_percent, change_negation, swap_names, misspell, drop_clause),
]


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


def test_a_changed_quotation_is_never_verified(body: FoldedBody) -> None:
    chance = random.Random(11)
    for sentence in samples(body, 12):
        for change in CHANGES:
            changed = change(sentence, chance)
            if changed is None or fold(changed).text in fold(sentence).text:
                continue
            found = match_quote(QuoteRequest(quote=changed), body)
            if changed.strip() not in body.body.text:
                assert found.verdict not in VERIFIED, (change.__name__, sentence, changed)


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
