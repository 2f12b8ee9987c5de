"""The PDF writer: the Word file as LibreOffice prints it, tagged, and the same bytes each time."""

from briefsmith.writers.pdf.writing import write_pdf

__all__ = ["write_pdf"]
