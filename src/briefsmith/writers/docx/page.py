"""The page of the standard template: its size, its margins, the rules above its footnotes."""

from __future__ import annotations

#: A4 with the margins of Chinese official documents: 28 mm left, 26 mm right (twips).
PAGE_WIDTH, PAGE_HEIGHT, MARGIN_LEFT, MARGIN_RIGHT = 11906, 16838, 1588, 1474
#: The width left for text, in twips.
TEXT_WIDTH = PAGE_WIDTH - MARGIN_LEFT - MARGIN_RIGHT


def footnote_separators() -> str:
    """The two notes that every footnotes part begins with: the rule, and the rule of a continued note."""
    return "".join(
        f'<w:footnote w:type="{kind}" w:id="{note_id}"><w:p><w:pPr>'
        '<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>'
        f'<w:ind w:firstLineChars="0" w:firstLine="0"/></w:pPr><w:r><w:{kind}/></w:r></w:p></w:footnote>'
        for kind, note_id in (("separator", -1), ("continuationSeparator", 0))
    )
