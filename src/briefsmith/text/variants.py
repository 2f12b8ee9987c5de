"""Written forms of Chinese characters that OpenCC's table of single characters does not join."""

from __future__ import annotations

import re
from dataclasses import dataclass

#: Written forms of one character beyond those that OpenCC's traditional-to-simplified table joins:
#: forms usual in Hong Kong and Taiwan, and characters that it leaves for its phrase tables to judge.
#: A fold is a class on both sides, so nothing may be joined here that simplified writing keeps
#: apart: 像 and 象, 覆 and 复, 链 and 炼 would let a misspelt word pass.
VARIANTS = dict(
    zip(
        "著敍枱粧糭衞衹祇痺簷鯰瞭藉揹馀伕甯薰甦锺鎗讬濬彷逕迳谘菓荳暱籐隄麹",
        "着叙台妆粽卫只只痹檐鲇了借背余夫宁熏苏钟枪托浚仿径径咨果豆昵藤堤麴",
        strict=True,
    )
)


@dataclass(frozen=True, slots=True)
class ContextualForm:
    """A character that counts as ``form`` behind one of ``before`` or in front of one of ``after``,
    and as ``otherwise`` elsewhere; all in the simplified form that folding gives.
    """

    form: str
    otherwise: str
    before: str = ""
    after: str = ""
    unless: str = ""

    def form_between(self, before: str, after: str) -> str:
        """The form between two neighbours; either may be empty."""
        if after and after in self.unless:
            return self.otherwise
        fits = (before and before in self.before) or (after and after in self.after)
        return self.form if fits else self.otherwise


#: What traditional writing spells with a character that simplified writing keeps for another word.
CONTEXTUAL: dict[str, ContextualForm] = {
    "覆": ContextualForm("复", "覆", before="答回反批电函复重"),
    "画": ContextualForm("划", "画", before="计筹规策企", unless="面家像报展作廊册卷布质"),
    "鍊": ContextualForm("链", "炼", before="项手锁铁拉铰颈金银", after="条坠"),
    "沈": ContextualForm("沉", "沈", before="击撞浮深消昏", after="没默船重", unless="阳从"),
    "像": ContextualForm("象", "像", before="想", unless="他她你我您它"),
    "座": ContextualForm("坐", "座", after="标"),
    "俱": ContextualForm("具", "俱", before="家", unless="乐全备在"),
    "甚": ContextualForm("什", "甚", after="么"),
}

_CLASSES = {
    **{rule.otherwise: rule.form for rule in CONTEXTUAL.values()},
    **{written: rule.form for written, rule in CONTEXTUAL.items()},
}
_CLASSED = re.compile(f"[{''.join(_CLASSES)}]")


def joined_classes(text: str) -> str:
    """Folded text in which a character that depends on its neighbours, and what it may stand for, are
    one: good for looking for candidates, not for accepting them.
    """
    return _CLASSED.sub(lambda found: _CLASSES[found[0]], text)
