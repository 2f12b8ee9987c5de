"""What each shipped style prints, on two made-up sources: for analysts who choose one."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from briefsmith.citations.by_language import format_by_language
from briefsmith.citations.engine import EngineError
from briefsmith.citations.inlines import plain
from briefsmith.citations.items import CslItem
from briefsmith.citations.request import Cluster
from briefsmith.citations.styles import StyleKind, list_styles, read_style
from briefsmith.document import CitedSource
from briefsmith.resources import shipped

SAMPLE_ITEMS: dict[str, CslItem] = {
    "zh": {
        "id": "zh",
        "type": "article-newspaper",
        "language": "zh-CN",
        "author": [{"literal": name} for name in ("王伟", "李芳", "张敏", "赵明")],
        "title": "三国外长在首尔会晤",
        "container-title": "某某日报",
        "issued": {"date-parts": [[2024, 5, 6]]},
        "accessed": {"date-parts": [[2024, 5, 8]]},
        "URL": "https://example.cn/1",
    },
    "en": {
        "id": "en",
        "type": "article-newspaper",
        "language": "en-US",
        "author": [{"family": "Lee", "given": "Ann"}, {"family": "Ray", "given": "Bob"}],
        "title": "Three ministers meet in Seoul",
        "container-title": "The Example Times",
        "issued": {"date-parts": [[2024, 5, 7]]},
        "accessed": {"date-parts": [[2024, 5, 8]]},
        "URL": "https://example.com/2",
    },
}


@dataclass(frozen=True, slots=True)
class StyleSample:
    """A shipped style. ``cited`` is what stands in a note or in the text, first citations and then a
    repeat; ``listed`` what stands in the list of sources.
    """

    name: str
    kind: StyleKind
    cited: tuple[str, ...]
    listed: tuple[str, ...]


def style_samples(language: str = "zh-CN") -> tuple[StyleSample, ...]:
    """Every shipped style in its order, as it prints in a briefing in ``language`` (BCP 47).

    Raises ``ValueError`` where that is no tag of a language, ``EngineError`` where the engine fails.
    """
    if not re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*", language):
        raise ValueError(f"{language!r} is not a language; write it as in zh-CN or en")
    with ThreadPoolExecutor() as pool:
        return tuple(pool.map(lambda name: _sample(name, language), list_styles()))


def _sample(name: str, language: str) -> StyleSample:
    style, problems = read_style(shipped("styles", f"{name}.csl"))
    if style is None:
        raise EngineError(problems[0].message)
    notes = style.kind is StyleKind.NOTE
    keys = (*SAMPLE_ITEMS, next(iter(SAMPLE_ITEMS)))
    clusters = [Cluster((CitedSource(key),), number if notes else 0) for number, key in enumerate(keys, 1)]
    printed, entries = format_by_language(style, SAMPLE_ITEMS, clusters, language)
    cited = tuple(plain(printed[index]) for index in range(len(clusters)))
    return StyleSample(name, style.kind, cited, tuple(plain(entry) for entry in entries.values()))
