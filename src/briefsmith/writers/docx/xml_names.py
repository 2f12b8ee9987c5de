"""The namespaces of WordprocessingML, and its names as lxml writes them."""

from __future__ import annotations

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def q(tag: str) -> str:
    """The qualified name of an element or attribute of WordprocessingML: ``{…}p`` for ``p``."""
    return f"{{{W}}}{tag}"
