"""Says of a Word template everything that is wrong with it, each with the paragraph that it stands in."""

from briefsmith.writers.docx.checking.model import Finding, TemplateReport
from briefsmith.writers.docx.checking.template_check import check_for_outline, check_template

__all__ = ["Finding", "TemplateReport", "check_for_outline", "check_template"]
