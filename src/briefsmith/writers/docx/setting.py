"""Where a block stands while it is written: its styles, its indent, the width it has."""

from __future__ import annotations

from dataclasses import dataclass, replace

from briefsmith.writers.docx.numbering import LIST_STEP
from briefsmith.writers.docx.runs import RunFormat
from briefsmith.writers.docx.style_building import QUOTATION_INDENT


@dataclass(frozen=True, slots=True)
class Setting:
    """``paragraph``, ``bullet`` and ``number`` name paragraph styles; ``left`` is the indent that
    lists start from, ``quotation_indent`` that of quotations and ``width`` what tables may take, all in
    twips; ``depth`` counts the lists around, -1 for none; ``alignment`` is a ``w:jc`` or nothing.
    """

    run: RunFormat
    width: int
    paragraph: str = "Body Text"
    bullet: str = "List Bullet"
    number: str = "List Number"
    proceed: str = "List Continue"
    left: int = 0
    depth: int = -1
    numbering: str = ""
    quotation_indent: int = QUOTATION_INDENT
    alignment: str = ""

    def inside(self, name: str, left: int = 0) -> Setting:
        """The same place where everything is set in the one style ``name``."""
        return replace(self, paragraph=name, bullet=name, number=name, proceed=name, left=left)

    def deeper(self, number_id: int, style: str) -> Setting:
        """The first paragraph of an item of a list one level down."""
        depth = min(self.depth + 1, 8)
        marks = f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number_id}"/></w:numPr>'
        return replace(self, paragraph=style, depth=depth, numbering=marks)

    def following(self) -> Setting:
        """What comes after the first paragraph of an item."""
        return replace(self, paragraph=self.proceed, numbering="")

    @property
    def indent(self) -> str:
        """The ``w:ind`` of a paragraph in a list, or nothing."""
        if self.depth < 0:
            return ""
        left = self.left + LIST_STEP * (self.depth + 1)
        hanging = f' w:hanging="{LIST_STEP}"' if self.numbering else ' w:firstLine="0"'
        return f'<w:ind w:left="{left}"{hanging}/>'
