"""A template to start one's own from: a shipped one in a language, explained by comments in Word's margin."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

import docx
from docx.document import Document as WordDocument
from lxml import etree

from briefsmith.compose.labels import heading_number
from briefsmith.resources import shipped
from briefsmith.writers.docx.designs import design_of
from briefsmith.writers.docx.guide import add_guide
from briefsmith.writers.docx.headings import replace_levels
from briefsmith.writers.docx.language import faces, primary, word_tag
from briefsmith.writers.docx.numbering import Level, Numbering, level_for_label
from briefsmith.writers.docx.packaging import repack
from briefsmith.writers.docx.parts import numbering_part, set_language
from briefsmith.writers.docx.stylesheet import Stylesheet
from briefsmith.writers.docx.xml_names import q

_NAME = re.compile(r"\{\{ (\w+) \}\}")
#: What the guide says of each placeholder of the text, in Chinese and in English.
_GUIDE = {
    "title": ("标题，来自 outline.yaml 的 title。", "The title, as outline.yaml says."),
    "subtitle": ("副标题；没有时整段不印。", "The subtitle; without one the paragraph is left out."),
    "byline": ("作者和日期。", "Author and date on one line."),
    "author": ("作者。", "The author."),
    "date": ("日期。", "The date."),
    "draft": ("只在草稿里印出警告，平时整段不印。", "A warning, printed in drafts only."),
    "head_marks": ("份号、标记和紧急程度。", "Copy number, marking and urgency, as far as there are any."),
    "copy_number": ("份号。", "The copy number."),
    "urgency": ("紧急程度。", "The urgency."),
    "contents": ("目录放在这里，单独成段。", "The contents, alone in their paragraph."),
    "marking": ("密级或 TLP 标记；页眉页脚也要有。", "The marking; headers and footers need it too."),
    "body": (
        "正文放在这里，单独成段。要改正文的样子，请改样式：标题 1、正文文本、引用、脚注文本等。",
        "The briefing, alone in its paragraph. Its looks are those of the styles: Heading 1, Body Text …",
    ),
    "annexes": (
        "资料来源和核验表。删掉这段，它们就接在正文后面。",
        "Sources and checks. Without it they end the body.",
    ),
    "attachments": ("附件说明。", "The line that names the annexes."),
    "annex": ("附件一词。", "The word for an annex."),
    "likelihood": (
        "可能性用语表；不要可以删掉。",
        "The table of words of likelihood; delete it to leave it out.",
    ),
}
_FIRST = (
    "这些批注只解释模板，生成简报时会去掉。改好以后运行：brief template check 文件名",
    "These comments are left out of briefings. When you are done, run: brief template check FILE",
)


def starter_template(name: str, language: str = "") -> bytes:
    """The bytes of a starter made from the shipped template ``name``, the same bytes each time.

    ``language`` (BCP 47) is that of the briefings; where it is empty, the template's own.
    """
    word = docx.Document(io.BytesIO(shipped(f"{name}.docx").read_bytes()))
    design = design_of(word)
    own = design.language or "zh-CN"
    if language:
        _put_into(word, language)
    _leave_note_numbers_open(word)
    add_guide(word, tuple(_remarks(word, primary(language or own) in {"zh", "yue"})))
    stream = io.BytesIO()
    word.save(stream)
    return repack(stream.getvalue())


def _put_into(word: WordDocument, language: str) -> None:
    """Gives the template the typefaces and the numbers of headings of a language."""
    design = design_of(word)
    styles = Stylesheet(word.styles.element, design.styles(language), design.body_size)
    if design.language not in {"", word_tag(language)}:
        styles.replace_all(faces(language))
    numbering = Numbering(numbering_part(word).element)
    levels = _levels(language, len(numbering.element.findall(f"{q('abstractNum')}/{q('lvl')}")))
    if levels:
        replace_levels(numbering, levels)
    set_language(word, language)


def _leave_note_numbers_open(word: WordDocument) -> None:
    """Takes out the format of footnote numbers: what a template of one's own says would win over the
    citation style, which wants circled figures or plain ones.
    """
    for properties in list(word.element.body.iter(q("footnotePr"))):
        holder = properties.getparent()
        assert holder is not None
        holder.remove(properties)


def _levels(language: str, depth: int) -> tuple[Level, ...]:
    """The levels that number headings as briefings in the language do; none where Word cannot."""
    labels = [heading_number((1,) * (index + 1), language) for index in range(depth)]
    made = [
        level_for_label(label.strip(), index, f"Heading{index + 1}", primary(language) == "ja")
        for index, label in enumerate(labels)
    ]
    levels = tuple(level for level in made if level is not None)
    return levels if len(levels) == depth else ()


def _remarks(word: WordDocument, chinese: bool) -> Iterator[tuple[etree._Element, str]]:
    """The paragraphs of the text that are explained, each with what is said of it."""
    first = True
    for paragraph in word.element.body.iter(q("p")):
        found = _NAME.search("".join(item.text or "" for item in paragraph.iter(q("t"))))
        if found is None or found[1] not in _GUIDE:
            continue
        text = _GUIDE[found[1]][0 if chinese else 1]
        if first:
            text = f"{_FIRST[0 if chinese else 1]}\n{text}"
        first = False
        yield paragraph, text
