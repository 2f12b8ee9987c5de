"""What the outline says to a Word template, with the places where it says so."""

from __future__ import annotations

from briefsmith.document import StyleChoice, Variable
from briefsmith.outline.model import Outline
from briefsmith.template_names import style_called


def template_variables(outline: Outline) -> tuple[Variable, ...]:
    """The texts that the template may ask for by name, in the order of the file."""
    return tuple(
        Variable(name, value.strip("\r\n"), outline.key_place("variables", name))
        for name, value in outline.entry.variables.items()
    )


def template_styles(outline: Outline) -> tuple[StyleChoice, ...]:
    """The choices of styles by Briefsmith's names; the outline may have cased these in its own way."""
    typed = {
        style_called(str(path[1])): path for path in outline.places if len(path) == 2 and path[0] == "styles"
    }
    return tuple(
        StyleChoice(style, name.strip(), outline.place(*typed.get(style, ("styles",))))
        for style, name in outline.entry.styles.items()
    )
