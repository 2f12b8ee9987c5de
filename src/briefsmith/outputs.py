"""A briefing as the bytes of every output that its outline asks for."""

from __future__ import annotations

from pathlib import Path
from typing import assert_never

from briefsmith.choices import chosen_template, placed
from briefsmith.diagnostics import Diagnostic
from briefsmith.document import Document
from briefsmith.outline.model import Outline
from briefsmith.writers.docx import typeface_problems, write_docx
from briefsmith.writers.html import write_html
from briefsmith.writers.markdown import write_markdown
from briefsmith.writers.pdf import write_pdf

#: What the writer says of a template and the check of it has said before, with the place in it.
_TOLD_BEFORE = frozenset({"template-marker-missing", "template-unmarked", "template-unsafe"})


def make_outputs(
    outline: Outline, document: Document, word: Document
) -> tuple[dict[str, bytes], tuple[Diagnostic, ...]]:
    """The outputs by their file names. ``word`` is the document as the Word file has it; nothing else can
    hold comments, not the PDF either.
    """
    template, problems = chosen_template(outline)
    outputs: dict[str, bytes] = {}
    if template is None:
        return outputs, problems
    for form in outline.entry.outputs:
        match form:
            case "docx":
                outputs[f"{outline.name}.docx"], more = _docx(outline, word, template)
            case "markdown":
                outputs[f"{outline.name}.md"], more = write_markdown(document), ()
            case "pdf":
                made = outputs.get(f"{outline.name}.docx") if word is document else None
                docx, more = (made, ()) if made else _docx(outline, document, template)
                outputs[f"{outline.name}.pdf"], failed = write_pdf(docx, document)
                more = (*more, *placed(failed, outline.place("outputs")))
            case "html":
                outputs[f"{outline.name}.html"], more = write_html(document), ()
            case _:
                assert_never(form)
        problems = (*problems, *more)
    return outputs, problems


def _docx(outline: Outline, document: Document, template: Path) -> tuple[bytes, tuple[Diagnostic, ...]]:
    docx, problems = write_docx(document, template)
    problems = tuple(item for item in problems if item.code not in _TOLD_BEFORE)
    return docx, placed((*problems, *typeface_problems(template)), outline.place("template"))
