"""What is loaded before anything is done: help and completion of commands come at once."""

from __future__ import annotations

import subprocess
import sys

import pytest


@pytest.mark.parametrize(
    ("module", "heavy"),
    [
        (
            "briefsmith.cli",
            ("pydantic", "lxml", "docx", "jinja2", "yaml", "rich", "pypdf", "briefsmith.pipeline"),
        ),
        ("briefsmith.pipeline", ("pypdf", "numpy", "rich")),
    ],
)
def test_nothing_heavy_is_loaded_early(module: str, heavy: tuple[str, ...]) -> None:
    code = f"import sys, {module}; print(*(name for name in {heavy!r} if name in sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []
