"""A briefing of made-up text that has every kind of block and inline."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from briefsmith.document import (
    AnnexLabels,
    BlockQuote,
    BulletList,
    CheckedFile,
    CheckedQuotation,
    Code,
    CodeBlock,
    Document,
    Emphasis,
    Footnote,
    Heading,
    Inlines,
    KeyPoints,
    Labels,
    LineBreak,
    Link,
    NoteReference,
    NumberedList,
    Paragraph,
    Provenance,
    Quotation,
    SourceEntry,
    SourceList,
    Strong,
    Superscript,
    Table,
    Text,
    ThematicBreak,
    VerificationAnnex,
)
from briefsmith.spans import Span

#: As long as the addresses of feed mirrors really are.
LONG_ADDRESS = (
    "https://www.example.org/cn/" + "%E4%BA%9A%E6%B4%B2/20230801-" + "%E7%BE%8E%E6%97%A5%E9%9F%A9" * 18
)

CHINESE = Labels(
    key_points="要点",
    sources="资料来源",
    note="按",
    translation="译文",
    grade="可靠性",
    descriptor="来源说明",
    source="来源",
    unverified="未核实",
    footnotes="注释",
    number="序号",
    rating="评级",
    particulars="概况",
    saved_copy="存档文件",
    draft="草稿：含未核实的引文，不得外传",
    verification="引文核验",
    colon="：",
)


def text(value: str, language: str | None = None) -> Inlines:
    return (Text(value, language),)


def prose(value: str) -> Paragraph:
    return Paragraph(text(value))


def provenance(quote_id: str, verdict: str = "exact") -> Provenance:
    spans, raw = (Span(10, 40), Span(52, 60)), (Span(110, 144), Span(160, 170))
    return Provenance(quote_id, "wechat", "seeds/a.txt", "ab" * 32, verdict, spans, raw)


def web_note(number: int, address: str = "https://www.example.org/2024/05/a-story?id=7") -> Footnote:
    words = "北方观察. 三国会晤之后：一份被推迟的声明[EB/OL]. （2024-05-06）[2025-02-01]. "
    return Footnote(number, (Text(words), Link(text(address), address), Text(".")))


def repeat(number: int, of: int) -> Footnote:
    return Footnote(number, (Text("同"), NoteReference(of), Text("：第3段.")))


def english_note(number: int) -> Footnote:
    address = "https://www.example.com/world/asia/north-korea-enrichment-site-inspection-2024.html"
    words = (
        Text("Harper J. “The ministers’ quiet year”[N/OL]. ", "en"),
        Emphasis(text("The Harbour Times", "en")),
    )
    return Footnote(
        number, (*words, Text(", 2024-09-14(3). ", "en"), Link(text(address), address), Text(".", "en"))
    )


_STORY = (
    "三国外长在会后发表的声明中说，任何一方受到威胁时，三方都将在二十四小时之内磋商。"
    "声明没有提到具体的机制，也没有说明“威胁”一词的含义；一位要求匿名的官员称，这是有意为之。"
)

_SECTION_ONE = (
    Heading(1, text("历史背景"), "history", "一、"),
    Paragraph(
        (
            Text("本节梳理一九九三年以来的主要转折。分析的出发点是"),
            Strong(text("公开来源")),
            Text("，其中"),
            Emphasis(text("官方声明与转述 the so-called joint statement 并重")),
            Text("；英文材料（如 Kim’s “special” envoy 一说）按原文引用"),
            web_note(1),
            Text("。关于措辞的出处见"),
            Link(text("声明全文"), "https://www.example.org/statement"),
            Text("，代码写作"),
            Code("DPRK-1993"),
            Text("，面积为 120 km"),
            Superscript(text("2")),
            Text("。"),
        )
    ),
    prose("外长会后的声明是这样说的："),
    Quotation(
        "statement-1",
        ((Text(_STORY, "zh-CN"), web_note(2, LONG_ADDRESS)),),
        "zh-CN",
        True,
        note=(
            prose("这里的“磋商”比二〇二二年的措辞更强：当时只说“沟通”。"),
            BulletList(((prose("强在时限；"),), (prose("弱在没有机制。"),))),
        ),
        rating="B2",
        provenance=provenance("statement-1"),
    ),
    Heading(2, text("第一次危机"), "crisis", "（一）"),
    prose("两段引文相邻，各自独立。" * 6),
    Quotation(
        "adjacent-1",
        ((Text("第一段引文，只有一句话。", "zh-CN"), repeat(3, 1)),),
        "zh-CN",
        True,
        provenance=provenance("adjacent-1"),
    ),
    Quotation(
        "adjacent-2",
        (
            text("第二段引文的第一段。" * 8, "zh-CN"),
            (Text("第二段引文的第二段……到此为止。", "zh-CN"), web_note(4)),
        ),
        "zh-CN",
        True,
        provenance=provenance("adjacent-2", "elided"),
    ),
    Heading(3, text("英文来源"), "english", "1."),
    Quotation(
        "english-1",
        (
            (
                Text(
                    "“We can’t wait for a perfect moment,” the minister said. “Talks that begin late "
                    "are still talks, and the region — all of it — will be safer for them.”",
                    "en-US",
                ),
                english_note(5),
            ),
        ),
        "en-US",
        True,
        translation=text(
            "部长说：“我们不能等待完美的时机。开始得晚的谈判仍然是谈判，整个地区都会因此更安全。”"
        ),
        note=(prose("发言日期在声明之后第三天。"),),
        provenance=provenance("english-1", "equivalent"),
    ),
)

_SECTION_TWO = (
    Heading(1, text("各方立场"), "positions", "二、"),
    prose("各方的立场可以归纳如下："),
    NumberedList(
        (
            (
                prose("第一方主张先对话、后减压，" + "并要求在第三地举行会谈；" * 4),
                prose("这一点在秋季的讲话里有所松动。"),
            ),
            (
                prose("第二方主张同步："),
                BulletList(
                    (
                        (prose("减少演习；"),),
                        (prose("恢复通话，"), NumberedList(((prose("军方热线"),), (prose("外交热线"),)))),
                    )
                ),
            ),
            (prose("第三方没有表态。"),),
        )
    ),
    Quotation(
        "japanese-1",
        ((Text("外相は「対話の窓口は常に開かれている」と述べ、直ちに骨子を示した。", "ja"), web_note(6)),),
        "ja",
        True,
        translation=text("外相表示：“对话的窗口始终敞开”，并当即提出了要点。"),
        provenance=provenance("japanese-1"),
    ),
    Quotation(
        "korean-1",
        ((Text("장관은 “대화의 문은 항상 열려 있다”고 말했다.", "ko"), web_note(7)),),
        "ko",
        True,
        translation=text("部长说：“对话之门始终敞开。”"),
        provenance=provenance("korean-1"),
    ),
    Heading(2, text("数据"), "figures", "（一）"),
    prose("下表为说明格式而设，数字均为虚构。"),
    Table(
        (text("年份"), text("会谈次数"), text("说明")),
        (
            (text("2022"), text("3"), text("均为司局级，地点在第三国")),
            (text("2023"), text("5"), (Text("其中一次为部长级"), web_note(8))),
            (text("2024"), text("1"), text("因故推迟，改为视频方式举行")),
        ),
    ),
    BlockQuote((prose("转述他人的话，不是经过核对的引文。" * 4),)),
    CodeBlock("grep -n '磋商' seeds/*.txt\n    | wc -l"),
    ThematicBreak(),
    Paragraph((Text("断行之前"), LineBreak(), Text("断行之后。"))),
    Heading(2, text("不编号的小节"), "plain", None),
    prose("未编号的标题不应带有序号。"),
    Heading(2, text("编号继续"), "go-on", "（二）"),
    prose(_STORY * 3),
)


def _sources() -> SourceList:
    reference = (
        Text("北方观察. 三国会晤之后：一份被推迟的声明[EB/OL]. （2024-05-06）[2025-02-01]. "),
        Link(text(LONG_ADDRESS), LONG_ADDRESS),
        Text("."),
    )
    english = english_note(0).children
    return SourceList(
        (
            SourceEntry(
                "north",
                reference,
                "B",
                "地区性通讯社，报道一般及时，常引匿名官员",
                "seeds/003_0acb96c3eeef2d29.txt",
                "0acb96c3" * 8,
            ),
            SourceEntry(
                "harbour",
                english,
                "C",
                "商业报纸，有更正声明",
                "seeds/001_75960a5150ce6ffa.txt",
                "75960a51" * 8,
            ),
            SourceEntry(
                "wechat",
                text("情报观察. 半岛三十年[EB/OL]. （2025-10-06）[2025-10-07]."),
                "D",
                "公众号转述，未注明原始出处",
                "seeds/000.txt",
                "51fc7ee3" * 8,
            ),
            SourceEntry("bare", (), None, None, "seeds/002.txt", ""),
        )
    )


def annex() -> VerificationAnnex:
    """Rows of every kind: exact, folded, with a long omission, unverified, of a source that is not there."""
    labels = AnnexLabels("序号", "注", "引文", "来源", "段、页", "核验结果", "字符位置", "存档文件", "归一")
    source = (Text("海港日报", "zh-CN"), Text("《"), Text("A quiet year", "en"), Text("》"))
    spans = (Span(110, 144), Span(160, 170))

    def row(
        quote_id: str, order: int, notes: tuple[int, ...], verdict: str, **changes: Any
    ) -> CheckedQuotation:
        words, digest = Text("三国外长|在会后…发表", "zh-CN"), "0acb96c3" * 8
        place, section = "第3段", ("（一）", "数据")
        made = CheckedQuotation(
            quote_id,
            order,
            notes,
            section,
            words,
            source,
            "north",
            place,
            True,
            verdict,
            "",
            (),
            spans,
            digest,
        )
        return replace(made, **changes)

    rows = (
        row("statement-1", 1, (2,), "逐字一致", section=("一、", "历史背景")),
        row("two", 2, (3,), "归一后一致", folded="空白、引号"),
        row("three", 3, (4,), "有删补，其余一致", changes=(("略去", Text("“略去”的话。" * 70, "zh-CN")),)),
        row("four", 4, (), "未核实：与来源不符", verified=False, place="—", raw_spans=()),
        row("five", 5, (), "未核实：来源无法读取", verified=False, source=(), digest="", source_key="k" * 70),
    )
    return VerificationAnnex(labels, rows, (CheckedFile("north", source, "seeds/" + "a" * 90, "0a" * 32),))


def sample(draft: bool = False) -> Document:
    """The briefing; as a draft it has a quotation that nobody verified."""
    points = KeyPoints(
        (
            Paragraph((Strong(text("判断：")), Text("三方磋商机制很可能在年内成形，但不会写入条约。"))),
            BulletList(
                (
                    (prose("声明第一次写明时限，但没有机制；" * 2),),
                    (prose("三方对“威胁”的理解不同；"),),
                    (prose("匿名来源较多，整体可信度中等。"),),
                )
            ),
        )
    )
    unproven = Quotation(
        "unproven-1",
        (text("一位官员称协议已经签署，并将于下月生效。", "zh-CN"),),
        "zh-CN",
        False,
        warning="未核实 (absent)",
        note=(prose("出处待查。"),),
    )
    blocks = (points, *_SECTION_ONE, *((unproven,) if draft else ()), *_SECTION_TWO)
    blocks = (
        *blocks,
        Heading(1, text("资料来源"), "sources"),
        _sources(),
        prose("来源可靠性按六级代码标注。"),
        annex(),
    )
    return Document(
        title="三方磋商机制的形成与半岛局势：公开来源梳理",
        subtitle="依据公开来源的简报",
        author="东北亚组",
        date="2025-02-01",
        date_text="2025年2月1日",
        language="zh-CN",
        marking="TLP:CLEAR",
        labels=CHINESE,
        children=blocks,
        draft=draft,
    )


def english_sample() -> Document:
    """A short briefing in English."""
    labels = replace(
        CHINESE,
        key_points="Key points",
        sources="Sources",
        note="Comment",
        translation="Translation",
        grade="Reliability",
        descriptor="Description",
        source="Source",
        unverified="Unverified",
        footnotes="Notes",
        number="No.",
        rating="Rating",
        particulars="About",
        saved_copy="Saved copy",
        draft="Draft: holds unverified quotations; not for release",
    )
    body = (
        KeyPoints((prose("The consultation mechanism will probably take shape this year."),)),
        Heading(1, text("Background"), "background", "1"),
        Paragraph(
            (Text("The ministers’ statement — the “Harbour text” — left much open. " * 4), english_note(1))
        ),
        Heading(2, text("First crisis"), "first", "1.1"),
        Quotation(
            "zh",
            ((Text(_STORY, "zh-CN"), web_note(2, LONG_ADDRESS)),),
            "zh-CN",
            True,
            translation=text("The three foreign ministers said that they would consult within a day."),
            note=(prose("Stronger than in 2022."),),
            provenance=provenance("zh"),
        ),
        Heading(2, text("Second crisis"), "second", "1.2"),
        prose(
            "A paragraph of English text follows the heading and runs over more than one line of the page. "
            * 3
        ),
        Heading(1, text("Positions"), "positions", "2"),
        prose("A paragraph of English text. " * 30),
        _sources(),
    )
    return replace(
        sample(),
        title="Trilateral consultation and the peninsula",
        subtitle="A briefing from public sources",
        author="Northeast Asia team",
        date_text="1 February 2025",
        language="en",
        labels=labels,
        children=body,
    )
