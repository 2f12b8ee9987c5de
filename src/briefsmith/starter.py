"""A new project that passes its own check: one sample article, one outline."""

from __future__ import annotations

from pathlib import Path

_ARTICLE = """---
title: 海事局公布航道监测结果
url: https://example.org/news/20250115-channel
source: 示例海事报
date: 2025-01-15
---

# 海事局公布航道监测结果

示例海事局周三表示，东部航道全年共记录险情12起，比上一年减少3起，没有造成人员伤亡。

负责人陈安说：“减少的原因是新的预警浮标，而不是航次减少。”

监测报告同时指出，西部航道的数据尚不完整，结论要到第二季度才能得出。
"""

_OUTLINE = """title: 航道安全简报
subtitle: 示例：改掉这里的每一行，换成你自己的
author: 示例组
date: 2025-02-01
language: zh-CN
citation_style: gb-t-7714-2025-note
outputs: [docx, markdown]

sources:
  channel-report:                       # 键：在引文和 [@键] 里用
    file: seeds/channel-report.md       # 存下来的文章，放在 seeds/ 里
    grade: C                            # 来源可靠性，A 到 F
    descriptor: 示例文章，内容是虚构的。
    accessed: 2025-01-20

bottom_line: |
  东部航道险情减少，西部航道尚无结论[@channel-report]。

sections:
  - id: findings
    title: 监测结果
    text: |
      这里写你自己的话；用 [@channel-report] 标出依据。
    quotes:
      - id: incidents
        source: channel-report
        quote: 东部航道全年共记录险情12起，比上一年减少3起，没有造成人员伤亡。
      - id: reason
        source: channel-report
        from: 减少的原因是
        to: 航次减少。
        note: 只给开头和结尾几个字，中间的文字从原文取。
"""


def make_project(folder: Path) -> tuple[Path, ...]:
    """Writes the files of a new project into ``folder`` and gives their paths.

    Raises ``FileExistsError`` where one of them is already there; nothing is then written.
    """
    files = {
        folder / "outline.yaml": _OUTLINE,
        folder / "seeds" / "channel-report.md": _ARTICLE,
    }
    for path in files:
        if path.exists():
            raise FileExistsError(17, "is already there; name a new folder", str(path))
    for path, text in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    return tuple(files)
