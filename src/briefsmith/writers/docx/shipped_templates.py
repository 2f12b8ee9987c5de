"""Makes the shipped Word templates; run as a module, it writes them into the folder that it is given."""

from __future__ import annotations

import sys
from pathlib import Path

from briefsmith.writers.docx.gongwen_template import gongwen_template
from briefsmith.writers.docx.intelligence_template import intelligence_template
from briefsmith.writers.docx.standard_template import standard_template

#: What makes each shipped template, by its name.
MAKERS = {
    "standard": standard_template,
    "gongwen": gongwen_template,
    "intelligence": intelligence_template,
}

if __name__ == "__main__":
    for template, make in MAKERS.items():
        Path(sys.argv[1], f"{template}.docx").write_bytes(make())
