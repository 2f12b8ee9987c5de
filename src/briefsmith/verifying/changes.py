"""How a printed text differs from what stands in the file now, character by character."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from rapidfuzz.distance import Indel, Levenshtein

from briefsmith.verifying.model import Operation

#: Longer stretches are not compared character by character, for that takes the square of their length.
_LONGEST = 20_000
#: Numbers and Latin words as wholes, every other character by itself.
_TOKEN = re.compile(r"\d[\d.,，．]*[%‰]?|[^\W\d_\u2e80-\u9fff\uac00-\ud7ff]+|.", re.DOTALL)


def changes(printed: str, now: str) -> tuple[Operation, ...]:
    """What turns the printed text into the present one; no character counts as another."""
    mine, theirs = _TOKEN.findall(printed), _TOKEN.findall(now)
    head = _alike(mine, theirs)
    tail = _alike(mine[head:][::-1], theirs[head:][::-1])
    middle = mine[head : len(mine) - tail], theirs[head : len(theirs) - tail]
    same_head, same_tail = "".join(mine[:head]), "".join(mine[len(mine) - tail :])
    steps = [("equal", same_head, same_head), *_between(*middle), ("equal", same_tail, same_tail)]
    return tuple(step for step in steps if step[1] or step[2])


def _alike(mine: Sequence[str], theirs: Sequence[str]) -> int:
    """How many tokens two texts begin with alike."""
    pairs = zip(mine, theirs, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _between(mine: list[str], theirs: list[str]) -> list[Operation]:
    if len(mine) > _LONGEST or len(theirs) > _LONGEST:
        return [("replace", "".join(mine), "".join(theirs))]
    return [
        (
            step.tag,
            "".join(mine[step.src_start : step.src_end]),
            "".join(theirs[step.dest_start : step.dest_end]),
        )
        for step in Levenshtein.opcodes(mine, theirs)
    ]


def likeness(printed: str, now: str) -> float:
    """How alike two texts are, from 0 to 1; texts out of all proportion are not alike."""
    short, long = sorted((len(printed), len(now)))
    if long > _LONGEST and long > 4 * short:
        return 0.0
    return Indel.normalized_similarity(printed, now)
