"""The characters of a paragraph as they are set, each with its width."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from briefsmith.writers.docx.effective_styles import EffectiveStyles, ParagraphLook, TextLook
from briefsmith.writers.docx.text_measure import Glyph, advance, joined, metrics
from briefsmith.writers.docx.xml_names import q

#: How wide the number of a footnote is, as a share of its type.
_NUMBER_WIDTH = 0.6


class _Typeface(dict[str, Glyph]):
    """The glyphs of one look, each made when it is first asked for."""

    def __init__(self, look: TextLook, asian: bool) -> None:
        super().__init__()
        self._look, self._asian = look, asian
        self._widths = metrics(look.face, look.bold)

    def __missing__(self, character: str) -> Glyph:
        share, wide = advance(character, self._widths, self._asian)
        size = self._look.size
        made = self[character] = Glyph(character, share * size / 1000 + self._look.spacing, wide, size)
        return made


class ParagraphGlyphs:
    """Sets paragraphs in the looks that their styles give them."""

    def __init__(self, styles: EffectiveStyles) -> None:
        self._styles = styles
        self._typefaces: dict[tuple[TextLook, bool], _Typeface] = {}

    def of(self, paragraph: etree._Element, look: ParagraphLook) -> list[Glyph]:
        """The glyphs of a ``w:p``, without those of text boxes anchored in it."""
        made: list[Glyph] = []
        for run in paragraph.iter(q("r")):
            if next(run.iterancestors(q("p")), None) is paragraph:
                made.extend(self._run(run, look))
        return joined(made)

    def _run(self, run: etree._Element, look: ParagraphLook) -> Iterator[Glyph]:
        text = self._styles.text(look.style_id, run)
        hint = run.find(f"{q('rPr')}/{q('rFonts')}")
        key = (text, hint is not None and hint.get(q("hint")) == "eastAsia")
        typeface = self._typefaces.get(key)
        if typeface is None:
            typeface = self._typefaces[key] = _Typeface(*key)
        for item in run.iterchildren(etree.Element):
            match etree.QName(item).localname:
                case "t":
                    yield from map(typeface.__getitem__, item.text or "")
                case "br":
                    yield Glyph("\n", 0, False, text.size)
                case "tab":
                    yield Glyph(" ", text.size, False, text.size)
                case "footnoteReference":
                    width = text.size * _NUMBER_WIDTH
                    yield Glyph("1", width, False, text.size, item.get(q("id"), ""))
                case _:
                    pass
