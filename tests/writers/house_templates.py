"""Five Word files as houses have them, put together as Word saves such files: each function gives the
bytes of one. ``VARIABLES`` are what they ask for beside Briefsmith's own placeholders.
"""

# ruff: noqa: E501 - lines of XML read better whole

from __future__ import annotations

from house_parts import House, field, p, picture, style, t, table

from briefsmith.document import StyleChoice, Variable

VARIABLES = (
    Variable("unit", "海港研究所"),
    Variable("编号", "研〔2025〕7号"),
    Variable("address", "海港路 1 号\n邮编 100001"),
)
#: What the outline says for the template that Chinese Word made.
CHOICES = (
    StyleChoice("Heading 1", "一级标题"),
    StyleChoice("Heading 2", "二级标题"),
    StyleChoice("Heading 3", "三级标题"),
    StyleChoice("Body Text", "公文正文"),
    StyleChoice("Quote", "引文"),
    StyleChoice("Footnote Text", "脚注文本"),
)
_FIRST_LINE = '<w:ind w:firstLineChars="200" w:firstLine="640"/>'
_A4 = '<w:pgSz w:w="11906" w:h="16838"/>'
_MARGINS = '<w:pgMar w:top="1440" w:right="1800" w:bottom="1440" w:left="1800" w:header="851" w:footer="992" w:gutter="0"/>'


def _fonts(face: str, latin: str = "Times New Roman") -> str:
    return f'<w:rFonts w:ascii="{latin}" w:eastAsia="{face}" w:hAnsi="{latin}" w:cs="{latin}"/>'


def _defaults(face: str, size: int) -> str:
    look = f'{_fonts(face)}<w:kern w:val="2"/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
    return f"<w:rPrDefault><w:rPr>{look}</w:rPr></w:rPrDefault><w:pPrDefault/>"


def _basic_styles() -> str:
    """What each file has, under the ids that English Word gives."""
    cells = '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr>'
    return (
        style("paragraph", "Normal", "Normal", default=True)
        + style("character", "DefaultParagraphFont", "Default Paragraph Font", default=True)
        + style("table", "TableNormal", "Normal Table", cells, default=True)
        + style("numbering", "NoList", "No List", default=True)
        + style("paragraph", "Header", "header", based="Normal")
        + style("paragraph", "Footer", "footer", '<w:pPr><w:jc w:val="center"/></w:pPr>', based="Normal")
    )


def _heading_styles() -> str:
    return "".join(
        style(
            "paragraph",
            f"Heading{level}",
            f"heading {level}",
            f'<w:pPr><w:keepNext/><w:spacing w:before="240" w:after="120"/><w:outlineLvl w:val="{level - 1}"/></w:pPr>'
            f'<w:rPr><w:b/><w:sz w:val="{34 - 4 * level}"/></w:rPr>',
            "Normal",
        )
        for level in (1, 2, 3)
    )


def chinese_office() -> bytes:
    """From Chinese Word: ids are numbers, headings are styles of the house's own with a list of their own."""
    house = House(_defaults("仿宋", 32), settings='<w:zoom w:percent="100"/><w:defaultTabStop w:val="420"/>')
    heads = ((16, "黑体", "一级标题"), (17, "楷体", "二级标题"), (18, "仿宋", "三级标题"))
    house.styles = (
        style(
            "paragraph",
            "a",
            "Normal",
            '<w:pPr><w:widowControl w:val="0"/><w:jc w:val="both"/></w:pPr>',
            default=True,
        )
        + style("character", "a0", "Default Paragraph Font", default=True)
        + style(
            "table", "a1", "Normal Table", '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr>', default=True
        )
        + style("numbering", "a2", "No List", default=True)
        + style("paragraph", "1", "heading 1", '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>', "a")
        + style(
            "paragraph",
            "a3",
            "header",
            '<w:pPr><w:jc w:val="center"/></w:pPr><w:rPr><w:sz w:val="18"/></w:rPr>',
            "a",
        )
        + style(
            "paragraph",
            "a4",
            "footer",
            '<w:pPr><w:jc w:val="center"/></w:pPr><w:rPr><w:sz w:val="18"/></w:rPr>',
            "a",
        )
        + style("paragraph", "a5", "footnote text", '<w:rPr><w:sz w:val="18"/></w:rPr>', "a")
        + style(
            "character", "a6", "footnote reference", '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>', "a0"
        )
        + style(
            "paragraph",
            "a7",
            "公文标题",
            f'<w:pPr><w:jc w:val="center"/></w:pPr><w:rPr>{_fonts("方正小标宋简体")}<w:sz w:val="44"/></w:rPr>',
            "a",
        )
        + style("paragraph", "af5", "公文正文", f"<w:pPr>{_FIRST_LINE}</w:pPr>", "a", aliases="正文段,zw")
        + style(
            "paragraph",
            "af6",
            "引文",
            f'<w:pPr><w:ind w:left="640" w:right="640"/></w:pPr><w:rPr>{_fonts("楷体")}</w:rPr>',
            "a",
        )
        + "".join(
            style(
                "paragraph",
                str(number),
                name,
                f'<w:pPr><w:keepNext/><w:numPr>{f"""<w:ilvl w:val="{level}"/>""" if level else ""}<w:numId w:val="1"/></w:numPr>{_FIRST_LINE}</w:pPr><w:rPr>{_fonts(face)}</w:rPr>',
                "af5",
            )
            for level, (number, face, name) in enumerate(heads)
        )
        + style("table", "af7", "Table Grid", "", "a1")
    )
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:pStyle w:val="{heads[level][0]}"/>'
        f'<w:suff w:val="nothing"/><w:lvlText w:val="{shown}"/><w:lvlJc w:val="left"/></w:lvl>'
        for level, (form, shown) in enumerate(
            (("chineseCountingThousand", "%1、"), ("chineseCountingThousand", "（%2）"), ("decimal", "%3．"))
        )
    )
    house.add(
        "numbering",
        "numbering.xml",
        f'<w:abstractNum w:abstractNumId="3"><w:nsid w:val="1A2B3C4D"/><w:multiLevelType w:val="multilevel"/>{levels}'
        '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="3"/></w:num>',
    )
    head = house.header("header1.xml", p("{{ marking }}　{{ unit }}", style="a3"))
    foot = house.footer("footer1.xml", p("{{marking}} — ", field("PAGE", "1"), " —", style="a4"))
    house.body = (
        p("{{ title }}", style="a7")
        + table(("编号", "{{ 编号 }}", "日期", "{{ date }}"), widths=(1200, 3200, 1200, 2706), style="af7")
        + p("")
        + p("{{ body }}", style="af5")
        + p("{{ unit }}", style="af5", more='<w:jc w:val="right"/>')
        + f'<w:sectPr><w:headerReference w:type="default" r:id="{head}"/><w:footerReference w:type="default" r:id="{foot}"/>'
        f'{_A4}{_MARGINS}<w:docGrid w:type="lines" w:linePitch="312"/></w:sectPr>'
    )
    house.core = "<dc:title>公文模板</dc:title><dc:creator>办公室</dc:creator><cp:category>公文</cp:category>"
    return house.packed()


_CORE_STORE = "{6C3C8BC8-F283-45AE-878A-BAB7291924A1}"
_APPLICATION_STORE = "{6668398D-A668-4E3E-A5EB-62B293D839F1}"


def _control(content: str, properties: str = "", prompt: bool = False) -> str:
    shown = "<w:showingPlcHdr/>" if prompt else ""
    return f"<w:sdt><w:sdtPr>{shown}{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def _bound(name: str, space: str, root: str, root_space: str, store: str) -> str:
    return (
        f"<w:dataBinding w:prefixMappings=\"xmlns:ns0='{space}' xmlns:ns1='{root_space}' \" "
        f'w:xpath="/ns1:{root}[1]/ns0:{name}[1]" w:storeItemID="{store}"/>'
    )


def _core_binding(name: str) -> str:
    package = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
    return _bound(name, "http://purl.org/dc/elements/1.1/", "coreProperties", package, _CORE_STORE)


def _company_binding() -> str:
    space = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
    return _bound("Company", space, "Properties", space, _APPLICATION_STORE)


def split_placeholders() -> bytes:
    """Placeholders as they are after somebody has typed, corrected and spell-checked them."""
    house = House(_defaults("宋体", 24), styles=_basic_styles() + _heading_styles())
    check, end = '<w:proofErr w:type="spellStart"/>', '<w:proofErr w:type="spellEnd"/>'
    mark = '<w:bookmarkStart w:id="7" w:name="_GoBack"/><w:bookmarkEnd w:id="7"/>'
    inserted = 'w:id="21" w:author="编辑" w:date="2024-05-01T00:00:00Z"'
    deleted = '<w:del w:id="22" w:author="编辑" w:date="2024-05-01T00:00:00Z"><w:r><w:delText>{{ old }}</w:delText></w:r></w:del>'
    bold = "<w:b/>"
    house.body = (
        p(
            t("{", bold),
            check,
            t("{ ti"),
            end,
            mark,
            '<w:r w:rsidR="00A1B2C3"><w:t>tle }</w:t></w:r>',
            t("}"),
            " ／ ",
            "{{ auth",
            "<w:r><w:lastRenderedPageBreak/><w:t>or }}</w:t></w:r>",
        )
        + p("｛｛　subtitle ｝｝")
        + p("{{\u00a0unit\u00a0}}，{{ author | default(‘—’, true) }}")
        + p(f"<w:ins {inserted}>{t('{{ da')}</w:ins>", deleted, "te }}")
        + p("{{ un", "<w:r><w:softHyphen/></w:r>", "it }}")
        + p("{{ draft|default('无", "<w:r><w:noBreakHyphen/></w:r>", "草稿', true) }}")
        + p('<w:hyperlink w:anchor="_top" w:history="1">' + t("{{ 编") + t("号 }}") + "</w:hyperlink>")
        + p("{{ address }}")
        + p(
            "题名：",
            _control(
                t("[文档标题]", '<w:rStyle w:val="PlaceholderText"/>'),
                f"{_core_binding('title')}<w:text/>",
                prompt=True,
            ),
        )
        + p("单位：", _control(t("{{ unit }}"), f"{_company_binding()}<w:text/>"))
        + p("主题：", _control(t("{{ sub") + t("title }}"), f"{_core_binding('subject')}<w:text/>"))
        + _control(p("{{ short_draft }}"), "<w:text/>")
        + p(
            "域：",
            field("TITLE   \\* MERGEFORMAT", "旧标题"),
            "；",
            field('DOCPROPERTY  "机构"', "旧机构"),
            "；",
            field("DOCPROPERTY Company", "旧单位"),
            "；",
            field("QUOTE {{title}}", "{{ title }}"),
        )
        + p('<w:fldSimple w:instr=" SUBJECT ">' + t("旧主题") + "</w:fldSimple>")
        + _control(p("{{ ", check, "body", end, " }}"), '<w:id w:val="77"/>', prompt=True)
        + p("完")
    )
    house.styles += style(
        "character",
        "PlaceholderText",
        "Placeholder Text",
        '<w:rPr><w:color w:val="808080"/></w:rPr>',
        "DefaultParagraphFont",
    )
    head = house.header("header1.xml", p("{{ mar", "king }}", style="Header"))
    foot = house.footer("footer1.xml", p("{{ marking }} ", field("PAGE", "1"), style="Footer"))
    house.body += (
        f'<w:sectPr><w:headerReference w:type="default" r:id="{head}"/>'
        f'<w:footerReference w:type="default" r:id="{foot}"/>{_A4}{_MARGINS}</w:sectPr>'
    )
    house.core = (
        "<dc:title>{{ title }}（{{ unit }}）</dc:title><dc:subject></dc:subject><dc:creator>模板作者</dc:creator>"
        "<cp:keywords>简报, {{ marking }}</cp:keywords><cp:category>内部</cp:category><cp:revision>41</cp:revision>"
    )
    house.application = "<Manager>{{ author }}</Manager><Company>{{ unit }}</Company>"
    house.parts["docProps/custom.xml"] = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
        'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">'
        '<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="机构"><vt:lpwstr>{{ unit }}</vt:lpwstr>'
        "</property></Properties>"
    ).encode()
    return house.packed()


def _box(
    number: int, content: str, top: int, left: int = 0, width: int = 5200000, height: int = 700000
) -> str:
    """A text box as Word writes it: the shape, and its fallback for older programs."""
    place = (
        f'<wp:positionH relativeFrom="margin"><wp:posOffset>{left}</wp:posOffset></wp:positionH>'
        f'<wp:positionV relativeFrom="page"><wp:posOffset>{top}</wp:posOffset></wp:positionV>'
    )
    shape = (
        f'<wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/><a:ln w="9525"><a:solidFill><a:srgbClr val="B3261E"/>'
        f"</a:solidFill></a:ln></wps:spPr><wps:txbx><w:txbxContent>{content}</w:txbxContent></wps:txbx>"
        "<wps:bodyPr/></wps:wsp>"
    )
    drawing = (
        '<w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="251659264" '
        'behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        f'{place}<wp:extent cx="{width}" cy="{height}"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapTopAndBottom/>'
        f'<wp:docPr id="{number}" name="文本框 {number}" descr="{{{{ unit }}}}"/><wp:cNvGraphicFramePr/>'
        '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
        f"{shape}</a:graphicData></a:graphic></wp:anchor></w:drawing>"
    )
    points = f"width:{width // 12700}pt;height:{height // 12700}pt"
    fallback = (
        f'<w:pict><v:shape id="box{number}" style="position:absolute;{points}" coordsize="21600,21600" '
        f'path="m,l,21600r21600,l21600,xe" alt="{{{{ unit }}}}"><v:textbox><w:txbxContent>{content}</w:txbxContent></v:textbox></v:shape></w:pict>'
    )
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{drawing}</mc:Choice>'
        f"<mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent></w:r>"
    )


def text_boxes() -> bytes:
    """A cover with a table, boxes anchored to it and to the marker, and a watermark in the header."""
    house = House(_defaults("宋体", 24), styles=_basic_styles() + _heading_styles())
    watermark = (
        '<w:r><w:pict>{kind}<v:shape id="Watermark{n}" type="#_x0000_t136" style="position:absolute;width:400pt;height:100pt;rotation:315;'
        "z-index:-251656192;mso-position-horizontal:center;mso-position-horizontal-relative:margin;"
        'mso-position-vertical:center;mso-position-vertical-relative:margin" fillcolor="silver" stroked="f">'
        '<v:textpath style="font-family:&quot;SimSun&quot;;font-size:1pt" string="{{ {name} }}"/></v:shape></w:pict></w:r>'
    )
    kind = (
        '<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" path="m@7,l@8,m@5,21600l@6,21600e">'
        '<v:path textpathok="t"/><v:textpath on="t" fitshape="t"/></v:shapetype>'
    )
    marks = [
        watermark.replace("{n}", "1").replace("{name}", "unit").replace("{kind}", kind),
        watermark.replace("{n}", "2").replace("{name}", "short_draft").replace("{kind}", ""),
    ]
    lines = p("{{ ti", "tle }}", more='<w:jc w:val="center"/>') + p(
        "{{ unit }}", more='<w:jc w:val="center"/>'
    )
    inner = table(("密级", "{{ marking }}"), widths=(1500, 3000)) + p("")
    cover = table(
        ("报送单位", "{{ unit }}"),
        ("编　　号", "{{ 编号 }}"),
        ("附　　表", inner),
        ("地　　址", p("{{ ", "address", " }}")),
        widths=(2300, 5900),
        style="TableNormal",
    )
    head = house.header("header1.xml", p("{{ marking }}", marks[0], marks[1], style="Header"))
    foot = house.footer("footer1.xml", p("{{ marking }}", style="Footer"))
    house.body = (
        p(_box(11, lines, 1300000), more='<w:spacing w:before="600"/>')
        + cover
        + p('<w:r><w:br w:type="page"/></w:r>')
        + p(_box(12, p("{{ subtitle }}"), 900000, height=400000), "{{ body }}")
        + p("完")
        + f'<w:sectPr><w:headerReference w:type="default" r:id="{head}"/><w:footerReference w:type="default" r:id="{foot}"/>{_A4}{_MARGINS}</w:sectPr>'
    )
    return house.packed()


def several_sections() -> bytes:
    """A cover, the text with headers for first, odd and even pages, and an annex across the page."""
    house = House(
        _defaults("宋体", 24), styles=_basic_styles() + _heading_styles(), settings="<w:evenAndOddHeaders/>"
    )

    def line(shown: str, kind: str) -> str:
        return p(f"{{{{ marking }}}} {shown} ", field("PAGE", "1"), style=kind)

    parts: dict[tuple[str, str, str], str] = {}
    for name in ("cover", "text", "annex"):
        for where, made in (("header", house.header), ("footer", house.footer)):
            for kind in ("default", "first", "even"):
                parts[where, kind, name] = made(
                    f"{where}-{name}-{kind}.xml", line(f"{name}-{kind}", where.capitalize())
                )

    def section(name: str, rest: str) -> str:
        references = "".join(
            f'<w:{where}Reference w:type="{kind}" r:id="{parts[where, kind, name]}"/>'
            for where in ("header", "footer")
            for kind in ("even", "default", "first")
        )
        return f"<w:sectPr>{references}{rest}</w:sectPr>"

    across = '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'
    wide = '<w:pgMar w:top="1800" w:right="1134" w:bottom="1800" w:left="1134" w:header="851" w:footer="992" w:gutter="0"/>'
    house.body = (
        p("{{ title }}", more='<w:spacing w:before="3000"/><w:jc w:val="center"/>')
        + p("{{ date }}", more=f'<w:jc w:val="center"/>{section("cover", _A4 + _MARGINS + "<w:titlePg/>")}')
        + p("正文", style="Normal")
        + p("{{ body }}", more=section("text", f'{_A4}{_MARGINS}<w:pgNumType w:start="1"/><w:titlePg/>'))
        + p("横排的附件", style="Normal")
        + p("{{ annexes }}")
        + p("{{ unit }}")
        + section("annex", f'{across}{wide}<w:pgNumType w:fmt="upperRoman" w:start="1"/>')
    )
    return house.packed()


def _separators(kind: str) -> str:
    return "".join(
        f'<w:{kind} w:type="{name}" w:id="{number}"><w:p><w:r><w:{name}/></w:r></w:p></w:{kind}>'
        for name, number in (("separator", -1), ("continuationSeparator", 0))
    )


def _note(kind: str, number: int, shown: str) -> str:
    return f'<w:{kind} w:id="{number}">' + p(f"<w:r><w:{kind}Ref/></w:r>", f" {shown}") + f"</w:{kind}>"


def notes_and_pictures() -> bytes:
    """Footnotes and endnotes of its own, a picture in the header, a theme, an embedded typeface, lists."""
    house = House(_defaults("宋体", 24), styles=_basic_styles() + _heading_styles())
    notes = (
        _separators("footnote")
        + _note("footnote", 1, "{{ unit }}内部资料。")
        + _note("footnote", 2, "第二条注。")
    )
    house.add("footnotes", "footnotes.xml", notes)
    house.add("endnotes", "endnotes.xml", _separators("endnote") + _note("endnote", 1, "尾注：{{ title }}"))
    house.settings = (
        "<w:embedTrueTypeFonts/><w:footnotePr>"
        '<w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
        '<w:endnotePr><w:endnote w:id="-1"/><w:endnote w:id="0"/></w:endnotePr>'
    )
    bullets = (
        '<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="hybridMultilevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        '<w:numFmt w:val="bullet"/><w:lvlText w:val="◆"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="420" w:hanging="420"/>'
        '</w:pPr></w:lvl></w:abstractNum><w:num w:numId="9"><w:abstractNumId w:val="0"/></w:num>'
    )
    house.add("numbering", "numbering.xml", bullets)
    house.parts["word/media/image1.png"] = picture()
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    image = f'<Relationship Id="rId1" Type="{office}/image" Target="media/image1.png"/>'
    head = house.header("header1.xml", p(_inline_picture("rId1"), t(" {{ marking }}"), style="Header"), image)
    foot = house.footer("footer1.xml", p("{{ marking }}", style="Footer"))
    house.parts["word/fonts/font1.odttf"] = bytes(range(256)) * 4
    font = f'<Relationship Id="rId1" Type="{office}/font" Target="fonts/font1.odttf"/>'
    embedded = '<w:embedRegular r:id="rId1" w:fontKey="{11111111-2222-3333-4444-555555555555}"/>'
    house.add(
        "fontTable", "fontTable.xml", f'<w:font w:name="House Sans">{embedded}</w:font>', "w:fonts", font
    )
    house.add("theme", "theme/theme1.xml", _THEME, 'a:theme name="House"')
    listed = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="9"/></w:numPr>'
    house.body = (
        p("{{ title }}", '<w:r><w:footnoteReference w:id="1"/></w:r>')
        + p("使用须知", '<w:r><w:footnoteReference w:id="2"/></w:r>', more=listed)
        + p("另见附注", '<w:r><w:endnoteReference w:id="1"/></w:r>', more=listed)
        + p("{{ body }}")
        + p("报：{{ unit }}", more=listed)
        + f'<w:sectPr><w:headerReference w:type="default" r:id="{head}"/><w:footerReference w:type="default" r:id="{foot}"/>{_A4}{_MARGINS}</w:sectPr>'
    )
    return house.packed()


def _inline_picture(reference: str) -> str:
    extent = 'cx="1143000" cy="114300"'
    return (
        f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {extent}/>'
        '<wp:docPr id="31" name="徽标" descr="徽标"/><wp:cNvGraphicFramePr/><a:graphic>'
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr>'
        '<pic:cNvPr id="31" name="image1.png"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
        f'<a:blip r:embed="{reference}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>'
        f'<a:off x="0" y="0"/><a:ext {extent}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
        "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


_COLOURS = "".join(
    f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>'
    for name, value in zip(
        ("dk1", "lt1", "dk2", "lt2", *(f"accent{n}" for n in range(1, 7)), "hlink", "folHlink"),
        ("000000", "FFFFFF", "1F3A5F", "EEEEEE", *("B3261E",) * 6, "0000FF", "800080"),
        strict=True,
    )
)
_FACES = '<a:latin typeface="House Sans"/><a:ea typeface=""/><a:cs typeface=""/>'
_FILL = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
_THEME = (
    f'<a:themeElements><a:clrScheme name="House">{_COLOURS}</a:clrScheme><a:fontScheme name="House">'
    f'<a:majorFont>{_FACES}</a:majorFont><a:minorFont>{_FACES}</a:minorFont></a:fontScheme><a:fmtScheme name="House">'
    f"<a:fillStyleLst>{_FILL * 3}</a:fillStyleLst><a:lnStyleLst>{f'<a:ln>{_FILL}</a:ln>' * 3}</a:lnStyleLst>"
    f"<a:effectStyleLst>{'<a:effectStyle><a:effectLst/></a:effectStyle>' * 3}</a:effectStyleLst>"
    f"<a:bgFillStyleLst>{_FILL * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements>"
)

#: Every template by a short name.
HOUSES = {
    "chinese-office": chinese_office,
    "split-placeholders": split_placeholders,
    "text-boxes": text_boxes,
    "several-sections": several_sections,
    "notes-and-pictures": notes_and_pictures,
}
