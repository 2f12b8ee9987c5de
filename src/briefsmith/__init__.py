"""Briefsmith turns saved articles and one outline into a briefing whose every quotation is proven."""

__version__ = "0.1.0"
