"""Placeholders in every place of a template and in every form in which people type them."""

# ruff: noqa: E501 - lines of XML read better whole

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from docx_checks import Package, W, problems
from house_parts import House, field, p, t, table
from lxml import etree
from sample import prose, sample, text

from briefsmith.diagnostics import Diagnostic, Severity
from briefsmith.document import Document, Heading, KeyPoints, LineBreak, Paragraph, Text, Variable
from briefsmith.provenance.part import NAMESPACE
from briefsmith.resources import shipped
from briefsmith.spans import Place
from briefsmith.template_names import PLACEHOLDERS
from briefsmith.writers.docx import choice_problems, write_docx
from briefsmith.writers.docx.designs import STANDARD
from briefsmith.writers.docx.packaging import pack
from briefsmith.writers.docx.placeholder_syntax import TOKEN, plain_form
from briefsmith.writers.docx.placeholder_values import placeholder_values

_STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="character" w:default="1" w:styleId="a0"><w:name w:val="Default Paragraph Font"/></w:style>'
)
_SECTION = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1800" w:bottom="1440" w:left="1800" w:header="851" w:footer="992" w:gutter="0"/></w:sectPr>'
_TRACKED = 'w:id="1" w:author="x" w:date="2024-01-01T00:00:00Z"'


def house(body: str, section: str = _SECTION) -> House:
    made = House("<w:rPrDefault/><w:pPrDefault/>", styles=_STYLES)
    made.body = body + section
    return made


def short(*variables: Variable, **changes: str) -> Document:
    unmarked = replace(sample(), marking="", title="题", children=(prose("正文"),), variables=variables)
    return replace(unmarked, **changes)  # type: ignore[arg-type]


def written(folder: Path, made: House, document: Document) -> tuple[Package, tuple[Diagnostic, ...]]:
    path = folder / "own.docx"
    path.write_bytes(made.packed())
    data, said = write_docx(document, path)
    assert problems(data) == []
    return Package(data), said


def lines(package: Package) -> list[str]:
    return [package.text(paragraph) for paragraph in package.body.iter(f"{W}p")]


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("｛｛　title　｝｝", "{{ title }}"),
        ("{｛ title }｝", "{{ title }}"),
        ("{{\u00a0title\u2009}}", "{{ title }}"),
        ("{{ ti\u200btle }}", "{{ title }}"),
        ("{{ ｔｉｔｌｅ }}", "{{ title }}"),
        ("{{ author ｜ default（‘（无）’，true） }}", "{{ author | default('（无）',true) }}"),
        ("{{ a|default(“x”, true) }}", '{{ a|default("x", true) }}'),
        ("{{ a|default(’x’, true) }}", "{{ a|default('x', true) }}"),
    ],
)
def test_what_word_and_chinese_keyboards_make_of_a_placeholder(typed: str, plain: str) -> None:
    assert TOKEN.fullmatch(typed)
    assert plain_form(typed) == plain


@pytest.mark.parametrize(
    "cut",
    [
        '<w:smartTag w:uri="x" w:element="y">' + t("{{ ti") + "</w:smartTag>" + t("tle }}"),
        f"<w:ins {_TRACKED}>{t('{{ ti')}</w:ins>{t('tle }}')}",
        t("{{ ti") + f"<w:del {_TRACKED}><w:r><w:delText>x }}}}</w:delText></w:r></w:del>" + t("tle }}"),
        t("{{ ti") + f"<w:moveFrom {_TRACKED}>{t('alt')}</w:moveFrom>" + t("tle }}"),
        t("{{ ti") + '<w:bookmarkStart w:id="3" w:name="m"/><w:bookmarkEnd w:id="3"/>' + t("tle }}"),
        t("{{ ti") + '<w:r><w:softHyphen/></w:r><w:proofErr w:type="spellEnd"/>' + t("tle }}"),
        "<w:r><w:lastRenderedPageBreak/><w:t>{{</w:t></w:r>" + t(" title }") + t("}"),
    ],
)
def test_a_placeholder_that_word_has_cut(cut: str, tmp_path: Path) -> None:
    package, said = written(tmp_path, house(f"<w:p>{cut}</w:p>" + p("{{ body }}")), short())
    assert said == ()
    assert lines(package)[0].replace("alt", "") == "题"


@pytest.mark.parametrize("between", ["<w:r><w:tab/></w:r>", "<w:r><w:br/></w:r>"])
def test_a_placeholder_spans_no_tab_and_no_break(between: str, tmp_path: Path) -> None:
    broken = f"<w:p>{t('{{ ti')}{between}{t('tle }}')}</w:p>"
    package, said = written(tmp_path, house(broken + p("{{ body }}")), short())
    assert [("not closed" in item.message) for item in said] == [True]
    assert lines(package)[0] == "{{ title }}"


def test_a_name_that_nothing_has(tmp_path: Path) -> None:
    body = p("报送：{{ unti }}，请阅") + p("{{ titel }}") + p("{{ body }}")
    variables = (Variable("unit", "a"),)
    _, said = written(tmp_path, house(body), short(*variables))
    told = [item for item in said if item.code == "template-invalid"]
    assert [item.help.split("?")[0] for item in told] == [
        "Did you mean {{ unit }}",
        "Did you mean {{ title }}",
    ]
    assert told[0].detail == ("{{ unti }}", "in: 报送：{{ unti }}，请阅")


def test_a_variable_that_the_template_never_uses(tmp_path: Path) -> None:
    place = Place("outline.yaml", 9, 3, 9, 7)
    made = house(p("{{ unti }}") + p("{{ body }}"))
    _, said = written(tmp_path, made, short(Variable("unit", "a", place), Variable("other", "b", place)))
    unused = [item for item in said if item.code == "variable-unused"]
    assert [(item.severity, item.place) for item in unused] == [(Severity.WARNING, place)] * 2
    assert "Did you mean `unti`, for which the template asks?" in unused[0].help
    assert "Did you mean" not in unused[1].help
    # `brief check` says the same, without a build.
    early = choice_problems(
        tmp_path / "own.docx", (Variable("unit", "a", place), Variable("other", "b", place)), ()
    )
    assert early == tuple(unused)


def test_the_names_that_the_outline_refuses_are_those_that_have_a_value() -> None:
    values = placeholder_values(short(), STANDARD, Counter())
    assert sorted(values) == sorted(PLACEHOLDERS)


def test_values_are_text_and_nothing_else(tmp_path: Path) -> None:
    hostile = Variable("unit", "{{ title }} {% x %} <w:p/> & \t]]>\n{{ body }}")
    made = house(p("{{ unit }}") + p("{{ unit|upper }}") + p("{{ body }}"))
    made.core = "<dc:subject>{{ unit }}</dc:subject>"
    package, said = written(tmp_path, made, short(hostile))
    assert said == ()
    assert lines(package)[0] == "{{ title }} {% x %} <w:p/> & ]]>{{ body }}"
    assert lines(package)[2] == "正文"
    assert "{{ title }} {% x %} &lt;w:p/&gt; &amp;" in package.parts["docProps/core.xml"].decode()


@pytest.mark.parametrize(
    "place",
    [
        table((p("{{ body }}"),), widths=(8000,)) + p(""),
        (
            "<w:p><w:r><w:pict><v:shape><v:textbox><w:txbxContent><w:p><w:r><w:t>{{ body }}</w:t></w:r></w:p>"
            "</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"
        ),
        p("{{ body }}") + p("{{ body }}"),
        p("前 {{ body }}"),
    ],
)
def test_the_briefing_goes_into_the_text_once(place: str, tmp_path: Path) -> None:
    _, said = written(tmp_path, house(p("x") + place), short())
    errors = [item for item in said if item.severity is Severity.ERROR]
    assert [("alone in one paragraph" in e.message or "already" in e.message) for e in errors] == [True]


def test_the_marker_may_stand_in_a_content_control(tmp_path: Path) -> None:
    for inner, kept in (('<w:id w:val="5"/>', 1), ("<w:text/>", 0)):
        control = f"<w:sdt><w:sdtPr>{inner}</w:sdtPr><w:sdtContent>{p('{{ body }}')}</w:sdtContent></w:sdt>"
        package, said = written(tmp_path, house(p("前") + control + p("后")), short())
        assert said == ()
        assert lines(package) == ["前", "正文", "后"]
        assert len(list(package.body.iter(f"{W}sdt"))) == kept


def test_what_the_markers_paragraph_carries_stays(tmp_path: Path) -> None:
    """The end of a section, a page break, a picture: all of them often stand in that paragraph."""
    wide = _SECTION.replace("11906", "16838")
    marker = f'<w:p><w:pPr>{wide}</w:pPr><w:r><w:br w:type="page"/></w:r>{t("{{ body }}")}</w:p>'
    package, said = written(tmp_path, house(marker + p("后")), short())
    assert said == ()
    first, body, last = list(package.body.iter(f"{W}p"))
    assert first.find(f".//{W}br") is not None
    assert body.find(f"{W}pPr/{W}sectPr/{W}pgSz").get(f"{W}w") == "16838"
    assert first.find(f"{W}pPr/{W}sectPr") is None
    assert package.text(last) == "后"


def test_a_box_that_ends_a_section_is_followed_by_its_end(tmp_path: Path) -> None:
    marker = f"<w:p><w:pPr>{_SECTION}</w:pPr>{t('{{ body }}')}</w:p>"
    document = replace(short(), children=(KeyPoints((prose("甲"),)),))
    package, _ = written(tmp_path, house(p("前") + marker + p("后")), document)
    assert len(list(package.body.iter(f"{W}sectPr"))) == 2
    assert [package.text(x) for x in package.body.iter(f"{W}p")][-1] == "后"


def test_columns_and_gutter_narrow_the_tables(tmp_path: Path) -> None:
    columns = _SECTION.replace("</w:sectPr>", '<w:cols w:num="2" w:space="600"/></w:sectPr>')
    document = replace(short(), children=(KeyPoints((prose("甲"),)),))
    package, _ = written(tmp_path, house(p("{{ body }}"), columns), document)
    grid = next(package.body.iter(f"{W}tblGrid"))
    assert sum(int(column.get(f"{W}w")) for column in grid) <= (11906 - 3600 - 600) // 2


def test_paragraphs_that_carry_something_are_not_left_out(tmp_path: Path) -> None:
    marked = '<w:bookmarkStart w:id="4" w:name="Anker"/>' + t("{{ subtitle }}") + '<w:bookmarkEnd w:id="4"/>'
    goes = '<w:bookmarkStart w:id="5" w:name="_GoBack"/><w:bookmarkEnd w:id="5"/>'
    control = f"<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>{p('{{ subtitle }}')}</w:sdtContent></w:sdt>"
    body = f"<w:p>{marked}</w:p>" + p("{{ subtitle }}", goes) + control + p("{{ body }}") + p("后")
    package, _ = written(tmp_path, house(body), short(subtitle=""))
    assert lines(package) == ["", "正文", "后"]
    assert package.body.find(f".//{W}bookmarkStart").get(f"{W}name") == "Anker"
    assert package.body.find(f".//{W}sdt") is None


def test_a_control_bound_to_a_date_or_to_nothing_keeps_what_was_filled_in(tmp_path: Path) -> None:
    binding = '<w:dataBinding w:xpath="/a[1]/b[1]" w:storeItemID="{00000000-0000-0000-0000-000000000000}"/>'
    control = f"<w:sdt><w:sdtPr>{binding}</w:sdtPr><w:sdtContent>{t('{{ title }}')}</w:sdtContent></w:sdt>"
    package, _ = written(tmp_path, house(f"<w:p>{control}</w:p>" + p("{{ body }}")), short())
    assert lines(package)[0] == "题"
    assert package.body.find(f".//{W}dataBinding") is None


def test_custom_xml_that_controls_are_bound_to(tmp_path: Path) -> None:
    store = "{55AF091B-3C7A-41E3-B477-F2FDAA23CFDA}"
    binding = f'<w:dataBinding w:prefixMappings="xmlns:n=\'urn:n\'" w:xpath="/n:root[1]/n:unit[1]" w:storeItemID="{store}"/>'
    control = f"<w:sdt><w:sdtPr>{binding}<w:text/></w:sdtPr><w:sdtContent>{t('alt')}</w:sdtContent></w:sdt>"
    made = house(f"<w:p>{control}</w:p>" + p("{{ body }}"))
    office = "http://schemas.openxmlformats.org/officeDocument/2006"
    made.parts["customXml/item1.xml"] = b'<n:root xmlns:n="urn:n"><n:unit>{{ title }}</n:unit></n:root>'
    about = f'<ds:datastoreItem xmlns:ds="{office}/customXml" ds:itemID="{store}"/>'
    made.parts["customXml/itemProps1.xml"] = about.encode()
    made.types["/customXml/itemProps1.xml"] = (
        "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
    )
    made.parts["customXml/_rels/item1.xml.rels"] = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
        f'Type="{office}/relationships/customXmlProps".Target="itemProps1.xml"/></Relationships>'.replace(
            ".T", " T"
        )
    ).encode()
    made.relate("customXml", "../customXml/item1.xml")
    package, said = written(tmp_path, made, short())
    assert said == ()
    assert package.tree("customXml/item1.xml")[0].text == "题"
    assert lines(package)[0] == "题"


def test_comments_of_the_template(tmp_path: Path) -> None:
    made = house(p("｛｛ body ｝｝"))
    made.add(
        "comments", "comments.xml", f'<w:comment w:id="0" w:author="x">{p("{{ ti", "tle }}")}</w:comment>'
    )
    package, said = written(tmp_path, made, short())
    assert said == ()
    assert package.text(package.tree("word/comments.xml")) == "题"
    assert lines(package) == ["正文"]


def test_a_justified_line_that_ends_in_a_break_is_not_drawn_out(tmp_path: Path) -> None:
    document = replace(short(), children=(Paragraph((Text("甲"), LineBreak(), Text("乙"))), prose("丙")))
    made = house(p("{{ body }}"))
    made.styles = made.styles.replace("</w:style>", '<w:pPr><w:jc w:val="both"/></w:pPr></w:style>', 1)
    package, _ = written(tmp_path, made, document)
    found = [x.find(f"{W}pPr/{W}jc") for x in package.body.iter(f"{W}p")]
    assert [item is not None and item.get(f"{W}val") for item in found] == ["left", False]


@pytest.mark.parametrize(
    "kind",
    [
        "vnd.openxmlformats-officedocument.drawingml.chart+xml",
        "vnd.openxmlformats-officedocument.drawingml.diagramData+xml",
        "vnd.ms-office.drawingml.diagramDrawing+xml",
    ],
)
def test_charts_and_diagrams(kind: str, tmp_path: Path) -> None:
    made = house(p("{{ body }}"))
    space = "http://schemas.openxmlformats.org/drawingml/2006"
    made.parts["word/drawn/part1.xml"] = (
        f'<c:root xmlns:c="{space}/chart" xmlns:a="{space}/main"><c:title><c:rich><a:bodyPr/>'
        "<a:p><a:r><a:t>{{ ti</a:t></a:r><a:r><a:t>tle }}</a:t></a:r></a:p></c:rich></c:title></c:root>"
    ).encode()
    made.types["/word/drawn/part1.xml"] = f"application/{kind}"
    made.relate("chart", "drawn/part1.xml")
    package, _ = written(tmp_path, made, short())
    assert "".join(package.tree("word/drawn/part1.xml").itertext()) == "题"


def test_headings_without_numbers_keep_the_indents_of_their_style(tmp_path: Path) -> None:
    made = house(p("{{ body }}"))
    made.styles += '<w:style w:type="paragraph" w:styleId="x1"><w:name w:val="heading 1"/><w:pPr><w:ind w:left="300"/></w:pPr></w:style>'
    document = replace(short(), children=(Heading(1, text("甲"), "a", "一、"),))
    package, _ = written(tmp_path, made, document)
    heading = next(package.body.iter(f"{W}p"))
    number = heading.find(f"{W}pPr/{W}numPr/{W}numId").get(f"{W}val")
    numbering = package.tree("word/numbering.xml")
    link = next(n for n in numbering.findall(f"{W}num") if n.get(f"{W}numId") == number)
    abstract = link.find(f"{W}abstractNumId").get(f"{W}val")
    found = next(a for a in numbering.findall(f"{W}abstractNum") if a.get(f"{W}abstractNumId") == abstract)
    assert found.find(f"{W}lvl/{W}pPr") is None
    assert found.find(f"{W}lvl/{W}lvlText").get(f"{W}val") == "%1、"


def test_a_list_switched_off_in_a_style_does_not_count(tmp_path: Path) -> None:
    made = house(p("{{ body }}"))
    made.styles += (
        '<w:style w:type="paragraph" w:styleId="x1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="0"/>'
        "</w:numPr></w:pPr></w:style>"
    )
    document = replace(short(), children=(Heading(1, text("甲"), "a", "一、"),))
    package, _ = written(tmp_path, made, document)
    assert next(package.body.iter(f"{W}numId")).get(f"{W}val") != "0"


def test_last_weeks_briefing_is_a_template(tmp_path: Path) -> None:
    """Its record goes: the file would else have two, and quotations that are not in it."""
    parts = Package(write_docx(sample(), None)[0]).parts
    body = parts["word/document.xml"].decode()
    start = body.index("<w:body>") + len("<w:body>")
    document = body[:start] + p("{{ body }}") + body[body.rindex("<w:sectPr") :]
    path = tmp_path / "last.docx"
    path.write_bytes(pack({**parts, "word/document.xml": document.encode()}))
    package = Package(write_docx(sample(), path)[0])
    records = [name for name, tree in package.trees.items() if etree.QName(tree).namespace == NAMESPACE]
    assert records == ["customXml/item1.xml"]


def test_properties_as_libreoffice_relates_them(tmp_path: Path) -> None:
    parts = Package(house(p("{{ body }}")).packed()).parts
    right = b"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
    other = b"http://schemas.openxmlformats.org/officedocument/2006/relationships/metadata/core-properties"
    assert right in parts["_rels/.rels"]
    path = tmp_path / "office.docx"
    path.write_bytes(pack({**parts, "_rels/.rels": parts["_rels/.rels"].replace(right, other)}))
    data, said = write_docx(short(), path)
    assert said == ()
    assert problems(data) == []
    assert other not in Package(data).parts["_rels/.rels"]
    assert "题" in Package(data).parts["docProps/core.xml"].decode()


# ------------------------------------------------------------------------------ what would be fetched

_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def outside(kind: str, target: str) -> str:
    return f'<Relationship Id="rId77" Type="{_RELATIONS}/{kind}" Target="{target}" TargetMode="External"/>'


@pytest.mark.parametrize(
    ("relation", "body", "told"),
    [
        (outside("image", "https://example.org/pixel.png"), "", "kind image"),
        (outside("oleObject", "file:///c:/x"), "", "kind oleObject"),
        (outside("hyperlink", "javascript:alert(1)"), "", "other than a page"),
        (outside("hyperlink", "file:///c:/x"), "", "other than a page"),
        (outside("hyperlink", "https://example.org/"), "", ""),
        (
            "",
            '<w:p><w:r><w:instrText> INCLUDE</w:instrText></w:r><w:r><w:instrText>PICTURE "x"</w:instrText></w:r></w:p>',
            "INCLUDEPICTURE",
        ),
        ("", p(field("PAGE", "1"), field('INCLUDETEXT "https://example.org/x"', "1")), "INCLUDETEXT"),
        ("", p(field('HYPERLINK "javascript:alert(1)"', "x")), "other than a page"),
        ("", p(field('HYPERLINK "https://example.org/"', "x"), field('HYPERLINK \\l "_Toc1"', "x")), ""),
        ("", '<w:p><w:fldSimple w:instr="DDEAUTO c:\\\\x"/></w:p>', "DDEAUTO"),
    ],
)
def test_a_template_fetches_nothing(relation: str, body: str, told: str, tmp_path: Path) -> None:
    made = house(body + p("{{ body }}"))
    made.relations.append(relation)
    path = tmp_path / "own.docx"
    path.write_bytes(made.packed())
    _, said = write_docx(short(), path)
    assert [(item.severity, told in item.message) for item in said] == [(Severity.ERROR, True)] * bool(told)


def test_nobody_sees_where_the_template_was_made(tmp_path: Path) -> None:
    made = house(p("{{ body }}"))
    made.settings = '<w:attachedTemplate r:id="rId1"/>'
    parts = Package(made.packed()).parts
    relation = outside("attachedTemplate", "file:///C:/Users/zhang/house.dotm").replace("rId77", "rId1")
    parts["word/_rels/settings.xml.rels"] = (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{relation}</Relationships>'
    ).encode()
    path = tmp_path / "own.docx"
    path.write_bytes(pack(parts))
    data, said = write_docx(short(), path)
    assert said == ()
    assert problems(data) == []
    assert not any(b"zhang" in content for content in Package(data).parts.values())
    assert etree.QName(Package(data).tree("word/settings.xml")).localname == "settings"


def test_a_paragraph_that_begins_a_page_or_parts_tables_stays(tmp_path: Path) -> None:
    nothing = "{{ draft }}"
    tables = (table(("A",), widths=(4000,)), p(nothing), table(("B",), widths=(4000,)))
    body = p("x") + p(nothing, more="<w:pageBreakBefore/>") + p("y") + p(nothing) + "".join(tables)
    package, _ = written(tmp_path, house(body + p("{{ body }}")), short())
    assert len(list(package.body.iter(f"{W}pageBreakBefore"))) == 1
    assert [item.tag for item in next(package.body.iter(f"{W}tbl")).itersiblings()][:2] == [
        f"{W}p",
        f"{W}tbl",
    ]
    assert lines(package)[:3] == ["x", "", "y"]
    assert lines(package)[3] == "A"


def test_alternative_texts_of_tables_tips_of_links_and_formulas(tmp_path: Path) -> None:
    about = '<w:tblCaption w:val="{{ title }}"/><w:tblDescription w:val="Of {{ author }}"/></w:tblPr>'
    described = table(("A",), widths=(4000,)).replace("</w:tblPr>", about)
    link = '<w:hyperlink w:anchor="x" w:tooltip="{{ title }}"><w:r><w:t>x</w:t></w:r></w:hyperlink>'
    math = "http://schemas.openxmlformats.org/officeDocument/2006/math"
    formula = f'<m:oMath xmlns:m="{math}"><m:r><m:t>{{{{ title }}}}</m:t></m:r></m:oMath>'
    body = described + p(link) + p(formula) + p("{{ body }}")
    package, said = written(tmp_path, house(body), short(author="编者"))
    assert said == ()
    assert [
        next(package.body.iter(f"{W}{name}")).get(f"{W}val") for name in ("tblCaption", "tblDescription")
    ] == ["题", "Of 编者"]
    assert next(package.body.iter(f"{W}hyperlink")).get(f"{W}tooltip") == "题"
    assert [item.text for item in package.body.iter(f"{{{math}}}t")] == ["题"]


def test_custom_xml_is_data_and_no_text(tmp_path: Path) -> None:
    made = house(p("{{ body }}"))
    uri = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
    item = '<x xmlns="urn:x">{"a": {{"b": 1}}} {%c%} {{ title }}</x>'
    made.parts["customXml/item1.xml"] = item.encode()
    made.parts["customXml/itemProps1.xml"] = (
        f'<d:datastoreItem xmlns:d="{uri}" d:itemID="{{11111111-F283-45AE-878A-BAB7291924A1}}"/>'.encode()
    )
    made.parts["customXml/_rels/item1.xml.rels"] = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
        f'Type="{_RELATIONS}/customXmlProps" Target="itemProps1.xml"/></Relationships>'
    ).encode()
    made.types["/customXml/itemProps1.xml"] = (
        "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
    )
    made.relate("customXml", "../customXml/item1.xml")
    package, said = written(tmp_path, made, short())
    assert said == ()
    assert package.tree("customXml/item1.xml").text == '{"a": {{"b": 1}}} {%c%} 题'


def test_key_points_behind_a_table_have_a_box_of_their_own(tmp_path: Path) -> None:
    path = tmp_path / "own.docx"
    parts = Package(shipped("standard.docx").read_bytes()).parts
    document = parts["word/document.xml"].decode()
    marker = re.search(r"<w:p>(?:(?!</w:p>).)*\{\{ body \}\}.*?</w:p>", document)
    assert marker is not None
    own = table(("own",), widths=(4000,))
    parts["word/document.xml"] = document.replace(marker[0], own + marker[0] + own).encode()
    path.write_bytes(pack(parts))
    pointed = replace(short(), children=(KeyPoints((prose("要点"),)), prose("正文")))
    package = Package(write_docx(pointed, path)[0])
    for made in package.body.iter(f"{W}tbl"):
        following = made.getnext()
        assert following is not None
        assert following.tag != f"{W}tbl"


def test_signatures_and_questions_of_the_template_are_left_behind(tmp_path: Path) -> None:
    made = house(p("{{ body }}"))
    made.settings = '<w:updateFields w:val="true"/>'
    parts = Package(made.packed()).parts
    kind = "http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/origin"
    relation = f'<Relationship Id="rIdS" Type="{kind}" Target="_xmlsignatures/origin.sigs"/></Relationships>'
    parts["_rels/.rels"] = parts["_rels/.rels"].replace(b"</Relationships>", relation.encode())
    sigs = b'<Default Extension="sigs" ContentType="application/vnd.openxmlformats-package.digital-signature-origin"/></Types>'
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(b"</Types>", sigs)
    path = tmp_path / "own.docx"
    path.write_bytes(pack(parts | {"_xmlsignatures/origin.sigs": b""}))
    data, said = write_docx(short(), path)
    assert said == ()
    package = Package(data)
    assert not [name for name in package.names if "signature" in name]
    assert not list(package.tree("word/settings.xml").iter(f"{W}updateFields"))


def test_nobody_reads_who_made_the_template(tmp_path: Path) -> None:
    core = "{6C3C8BC8-F283-45AE-878A-BAB7291924A1}"
    spaces = "xmlns:ns0='http://purl.org/dc/elements/1.1/' xmlns:ns1='http://schemas.openxmlformats.org/package/2006/metadata/core-properties'"
    binding = f'<w:dataBinding w:prefixMappings="{spaces}" w:xpath="/ns1:coreProperties[1]/ns0:creator[1]" w:storeItemID="{core}"/>'
    control = f"<w:sdt><w:sdtPr>{binding}<w:text/></w:sdtPr><w:sdtContent>{t('Zhang')}</w:sdtContent></w:sdt>"
    made = house(p("By ", control) + p("By ", field("AUTHOR", "Zhang")) + p("{{ body }}"))
    made.core = "<dc:creator>Zhang</dc:creator>"
    package, said = written(tmp_path, made, short(author=""))
    assert said == ()
    assert not any(b"Zhang" in content for content in package.parts.values())


def test_remarks_of_xml_part_no_placeholder(tmp_path: Path) -> None:
    runs = "<w:r><w:t><!-- x -->{{ ti<?x y?>tle }}</w:t></w:r>", "<w:r><w:t><!-- x -->{{ body }}</w:t></w:r>"
    package, said = written(tmp_path, house("".join(p(run) for run in runs)), short())
    assert said == ()
    assert lines(package) == ["题", "正文"]
