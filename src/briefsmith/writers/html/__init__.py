"""The briefing as one self-contained HTML file."""

from briefsmith.writers.html.page import write_html

__all__ = ["write_html"]
