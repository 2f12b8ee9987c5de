"""The Word writer: a document and a template become a .docx."""

from briefsmith.writers.docx.writing import write_docx

__all__ = ["write_docx"]
