"""Made-up saved articles in any number, with twins of every kind planted among them."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

_SYLLABLES = (
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说"
    "产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使"
    "点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明"
    "看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料"
    "象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指"
)
_RARE = "ministry port minister talks border north trade court said vote plan year growth river signal"
_COMMON = "the of to and in a for on that with was by as at from it had after over but not were their has"
_ENGLISH = [*map("".join, pairwise(_RARE.split())), *_COMMON.split() * 6]
_MARKS = "，，，，。。；、"


@dataclass(frozen=True)
class Planted:
    """An article: its file name, its text, and whose twin it is (the name of the other), if any."""

    name: str
    text: str
    twin: str | None = None
    kind: str = "original"


def articles(number: int, seed: int = 1) -> Iterator[Planted]:
    """``number`` articles; about one in twenty is the twin of an earlier one."""
    from opencc import OpenCC

    traditional = OpenCC("s2t")
    chance = random.Random(seed)
    words = _words(chance)
    background = [_paragraph(chance, words) for _ in range(40)]
    earlier: list[tuple[str, list[str]]] = []
    for index in range(number):
        name = f"{index:05}.md"
        if earlier and chance.random() < 0.05:
            original, paragraphs = chance.choice(earlier)
            kind = chance.choice(["copy", "wire", "traditional", "excerpt", "reordered"])
            changed = _twin(kind, paragraphs, chance, words)
            text = _page(chance, words, changed)
            yield Planted(name, traditional.convert(text) if kind == "traditional" else text, original, kind)
            continue
        paragraphs = [_paragraph(chance, words) for _ in range(chance.randint(6, 22))]
        paragraphs += chance.sample(background, len(paragraphs) // 4)  # what a paper repeats in every report
        earlier.append((name, paragraphs))
        yield Planted(name, _page(chance, words, paragraphs))


def _twin(kind: str, paragraphs: list[str], chance: random.Random, words: list[str]) -> list[str]:
    if kind == "excerpt":
        return paragraphs[: max(2, len(paragraphs) * 2 // 5)]
    if kind == "reordered":
        return chance.sample(paragraphs, len(paragraphs))
    if kind in ("wire", "traditional"):
        edited = [_edited(text, chance, words) for text in paragraphs]
        return [*edited[: max(1, len(edited) * 9 // 10)], _paragraph(chance, words)]
    return paragraphs


def _edited(text: str, chance: random.Random, words: list[str]) -> str:
    """The paragraph with about one place in forty changed."""
    letters = list(text)
    for index in range(len(letters)):
        if chance.random() < 0.025:
            letters[index] = chance.choice(["", chance.choice(words), letters[index] * 2])
    return "".join(letters)


def _words(chance: random.Random) -> list[str]:
    return ["".join(chance.choices(_SYLLABLES, k=chance.choice([1, 2, 2, 2, 3]))) for _ in range(4000)]


def _paragraph(chance: random.Random, words: list[str]) -> str:
    if chance.random() < 0.15:
        sentences = (
            " ".join(chance.choices(_ENGLISH, k=chance.randint(6, 25))) for _ in range(chance.randint(2, 6))
        )
        return ". ".join(sentence.capitalize() for sentence in sentences) + "."
    size = chance.randint(40, 200)
    text = ""
    while len(text) < size:
        # few words make most of a text, as in real ones
        text += "".join(words[int(len(words) * chance.random() ** 3)] for _ in range(chance.randint(2, 9)))
        text += chance.choice(_MARKS)
    return text[:-1] + "。"


def _page(chance: random.Random, words: list[str], paragraphs: list[str]) -> str:
    title = "".join(chance.choices(words, k=8))
    head = f"---\ntitle: {title}\ndate: 2024-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}\n"
    return (
        f"{head}url: https://example.org/{chance.randint(1, 10**9)}\n---\n\n# {title}\n\n"
        + "\n\n".join(paragraphs)
        + "\n"
    )
