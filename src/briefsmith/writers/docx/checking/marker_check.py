"""Checks that the places for the briefing, its annexes and the table of likelihood are where they can be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from briefsmith.writers.docx.checking.model import Findings, Passage, Spot
from briefsmith.writers.docx.checking.places import TemplateParagraph, inside
from briefsmith.writers.docx.xml_names import q

_MISPLACED = "template-marker-misplaced"
#: Where blocks cannot be put, as the message calls it.
_NOT_HERE = {
    "header": "a header",
    "footer": "a footer",
    "footnote": "a footnote",
    "endnote": "an endnote",
    "comment": "a comment",
    "box": "a text box",
    "drawing": "a picture",
    "property": "a document property",
}
#: The markers that have to stand behind the body: footnotes are counted from there on.
_BEHIND = frozenset({"annexes", "likelihood"})
#: What else may be in the paragraph of a marker, which the blocks take the place of.
_BESIDE = {
    q("sectPr"): "the end of a section",
    q("drawing"): "a picture or a shape",
    q("pict"): "a picture or a shape",
    q("object"): "an object",
}


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Something beside a marker, by its tag; a trial shows whether a build keeps it."""

    tag: str
    marker: str
    spot: Spot
    shown: Passage

    def tell_lost(self, findings: Findings) -> None:
        """Says that a build does not keep it."""
        findings.error(
            _MISPLACED,
            f"{_BESIDE[self.tag]} beside {{{{ {self.marker} }}}} would be lost with its paragraph",
            "Put it into a paragraph of its own.",
            self.spot,
            self.shown,
        )


@dataclass
class MarkerCheck:
    """The markers that were seen, in the order of the file, with where the first of each is."""

    findings: Findings
    #: The paragraphs whose place the writer puts blocks in, by the markers.
    taken: Mapping[str, etree._Element]
    found: dict[str, Spot] = field(default_factory=dict)
    misplaced: set[str] = field(default_factory=set)
    neighbours: list[Neighbour] = field(default_factory=list)

    def see(self, name: str, paragraph: TemplateParagraph, shown: Passage) -> None:
        """Judges one marker by its paragraph."""
        wrong = self._wrong(name, paragraph, shown)
        if wrong is not None:
            self.misplaced.add(name)
            self.findings.error(_MISPLACED, *wrong, paragraph.spot, shown)
            return
        self.found[name] = paragraph.spot
        assert paragraph.element is not None
        tags = dict.fromkeys(str(item.tag) for item in inside(paragraph.element) if item.tag in _BESIDE)
        self.neighbours += [Neighbour(tag, name, paragraph.spot, shown) for tag in tags]

    def _wrong(self, name: str, paragraph: TemplateParagraph, shown: Passage) -> tuple[str, str] | None:
        sign = f"{{{{ {name} }}}}"
        if paragraph.story in _NOT_HERE:
            help_text = f"Put {sign} alone into a paragraph of the text itself."
            return f"{sign} cannot stand in {_NOT_HERE[paragraph.story]}", help_text
        if "table" in paragraph.spot.part:
            help_text = f"Put {sign} alone into a paragraph outside of tables."
            return f"{sign} cannot stand in a table", help_text
        beside = paragraph.text.strip() != shown.text[shown.start : shown.end]
        if beside:
            help_text = "Give the words around it paragraphs of their own."
            return f"{sign} has to stand alone in its paragraph", help_text
        if name in self.found:
            return f"{sign} stands a second time; the first is in {self.found[name]}", "Take one of them out."
        if name in _BEHIND and self.taken.get(name) is not paragraph.element:
            return f"{sign} stands in front of {{{{ body }}}}", "Put it behind, in a paragraph of its own."
        return None

    def finish(self) -> None:
        """Tells where there is no place for the briefing at all."""
        if "body" not in self.found and "body" not in self.misplaced:
            self.findings.warning(
                "template-marker-missing",
                "nothing says where the briefing goes, so it is put at the end",
                "Put {{ body }} alone into a paragraph of the text.",
            )
