"""The Word writer: a document and a template become a .docx."""

from briefsmith.writers.docx.choice_checks import choice_problems
from briefsmith.writers.docx.designs import TEMPLATE_NAMES
from briefsmith.writers.docx.typefaces import typeface_problems
from briefsmith.writers.docx.writing import write_docx

__all__ = ["TEMPLATE_NAMES", "choice_problems", "typeface_problems", "write_docx"]
