"""Parts a briefing into its text and its annexes: the sources, and what is said of them."""

from __future__ import annotations

from briefsmith.document import Block, Document, Heading, SourceList
from briefsmith.writers.docx.inlines import plain_text
from briefsmith.writers.docx.language import is_east_asian


def _begins(block: Block) -> bool:
    """Whether the annexes begin here: sections of the briefing are numbered, the headings behind are not."""
    return isinstance(block, SourceList) or (
        isinstance(block, Heading) and block.level == 1 and block.number is None
    )


def parted(blocks: tuple[Block, ...]) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """The text of the briefing and, from the first heading behind its sections on, its annexes."""
    start = next((index for index, block in enumerate(blocks) if _begins(block)), len(blocks))
    return blocks[:start], blocks[start:]


def attachments(document: Document, label: str) -> str:
    """The line that names the annexes (``附件：资料来源、引文核验``); empty where there is none."""
    annexes = parted(document.children)[1]
    titles = [
        # What stands before a wide space only says that this is an annex (附录　引文核验表).
        plain_text(block.children).rsplit("　", 1)[-1].removeprefix(f"{label}{document.labels.colon}")
        for block in annexes
        if isinstance(block, Heading) and block.level == 1
    ]
    if annexes and isinstance(annexes[0], SourceList):
        titles.insert(0, document.labels.sources)
    joint = "、" if is_east_asian(document.language) else ", "
    return f"{label}{document.labels.colon}{joint.join(titles)}" if titles else ""
