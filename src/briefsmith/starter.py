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

_OUTLINE = """# 每改一次：brief check（只检查）；brief build（检查，再写入 briefs/）
title: 航道安全简报
subtitle: 示例：改掉这里的每一行，换成你自己的
author: 示例组
date: 2025-02-01                        # 简报的日期；不写就不印
language: zh-CN                         # 你自己的文字：zh-CN、zh-TW、en、ja、ko
citation_style: gb-t-7714-2025-note     # brief styles 列出全部样式
template: standard                      # 或 gongwen、intelligence、你自己的 .docx
outputs: [docx, markdown, html]         # 还有 pdf（需要 LibreOffice）
annex: verification                     # 末尾附核验表，供复核

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
      这里写你自己的话，用方括号标出依据[@channel-report, 第1段]。
    quotes:
      - id: incidents
        source: channel-report
        quote: 示例海事局周三表示，东部航道全年共记录险情12起……没有造成人员伤亡。   # 省略号略去原文的几个字
        credibility: 3                  # 这一条信息的可信度，1 到 6
      - id: reason
        source: channel-report
        from: 负责人陈安说              # 只给开头和结尾几个字，中间的文字从原文取
        to: 航次减少。”
        note: 按语写在这里。
  - id: gaps
    title: 尚不清楚的
    quotes:
      - id: west
        source: channel-report
        quote: 监测报告同时指出，西部航道的数据尚不完整，结论要到第二季度才能得出。
        translation: >-
          The report also says that the data for the western channel are incomplete
          and that conclusions must wait for the second quarter.
        note: 译文由编者所加，不作核验。
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
