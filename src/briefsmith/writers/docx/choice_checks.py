"""Whether a template has what the outline says of it, before anything is built."""

from __future__ import annotations

from pathlib import Path

from briefsmith.diagnostics import Diagnostic
from briefsmith.document import StyleChoice, Variable
from briefsmith.template_names import PLACEHOLDERS
from briefsmith.writers.docx.placeholders import Filling
from briefsmith.writers.docx.style_names import StyleIndex, chosen_styles
from briefsmith.writers.docx.template import open_template
from briefsmith.writers.docx.template_filling import fill_texts, unused_variables


def choice_problems(
    template: Path, variables: tuple[Variable, ...], styles: tuple[StyleChoice, ...]
) -> tuple[Diagnostic, ...]:
    """What is wrong with the outline's `variables` and `styles`, as a build will say it, too; nothing
    where the template itself cannot be used.
    """
    if not variables and not styles:
        return ()
    word, _, problems = open_template(template)
    if problems:
        return ()
    asked = {**dict.fromkeys(PLACEHOLDERS, ""), **{one.name: one.value for one in variables}}
    filling = Filling(asked, template.name)
    fill_texts(word, filling)
    wrong = chosen_styles(StyleIndex(word.styles.element), styles, template.name)[1]
    return (*wrong, *unused_variables(variables, filling, template.name))
