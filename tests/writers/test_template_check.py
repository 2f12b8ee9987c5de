"""`brief template check`: each problem with its place, and nothing of it as a traceback."""

from __future__ import annotations

import io
import json
import random
import re
import zipfile
from pathlib import Path

import docx
import pytest
from broken_templates import BROKEN, parts, sound, with_text
from docx.oxml.parser import parse_xml
from docx_checks import W, problems
from lxml import etree
from sample import sample
from test_docx_templates import BAD_PLACEHOLDERS, bomb
from typer.testing import CliRunner

from briefsmith.cli import app
from briefsmith.diagnostics import Severity, has_errors
from briefsmith.pipeline import build_project, check_project
from briefsmith.reports.template_report import TEMPLATE_REPORTS
from briefsmith.reports.text_report import render_text
from briefsmith.resources import shipped
from briefsmith.starter import make_project
from briefsmith.template_files import check_template_file
from briefsmith.template_names import PLACEHOLDERS
from briefsmith.writers.docx import TEMPLATE_NAMES, write_docx
from briefsmith.writers.docx.checking import check_template
from briefsmith.writers.docx.checking.wording import fault_in
from briefsmith.writers.docx.packaging import pack
from briefsmith.writers.docx.placeholders import MARKERS, Filling

#: What is told of each broken template, as a terminal shows it.
TOLD = Path(__file__).with_name("broken_templates.txt").read_text(encoding="utf-8")
#: The words of an engine, a parser or Python.
ENGINE = re.compile(
    r"Traceback|\w(?:Error|Exception)\b|[Jj]inja|expected token|[Uu]ndefined|unexpected|lxml|python|mismatch"
)


def told(name: str) -> str:
    """The section of the file about one template."""
    found = re.search(rf"(?ms)^## {re.escape(name)}\n(.*?)(?=^## |\Z)", TOLD)
    assert found is not None, f"broken_templates.txt says nothing of: {name}"
    return found[1].strip()


def shown(content: bytes) -> str:
    findings = check_template(content, "broken.docx").findings
    text = render_text([finding.diagnostic("broken.docx") for finding in findings], {}, width=80)
    # Which values there are is not what is tested here.
    return re.sub(r"There are annex,[a-z_, ]+ and [a-z_]+\.", "There are ….", text)


#: What a writer may put right by itself: then the check does not refuse it.
MENDABLE = frozenset(
    {
        "full-width braces",
        "typographic quotation marks",
        "full-width bar",
        "zero-width space",
        "no number",
        "body ends a section",
        "a picture beside the body",
    }
)


@pytest.mark.parametrize("name", BROKEN)
def test_each_broken_template_is_told_with_its_place(name: str, tmp_path: Path) -> None:
    said = shown(BROKEN[name]())
    if name in MENDABLE and "error[" not in said:
        path = tmp_path / "mended.docx"
        path.write_bytes(BROKEN[name]())
        data, diagnostics = write_docx(sample(), path)
        assert problems(data) == []
        assert not has_errors(diagnostics)
        return
    assert said == told(name)
    assert said
    assert not ENGINE.search(said)


def test_every_section_of_the_file_is_tested() -> None:
    assert re.findall(r"(?m)^## (.*)$", TOLD) == list(BROKEN)


@pytest.mark.parametrize("name", BROKEN)
def test_a_build_agrees_with_the_check(name: str, tmp_path: Path) -> None:
    """What the check calls usable is filled; what the writer could not fill the check calls unusable."""
    content = BROKEN[name]()
    path = tmp_path / "broken.docx"
    path.write_bytes(content)
    _, diagnostics = write_docx(sample(), path)
    wrong = [item for item in diagnostics if item.severity is Severity.ERROR]
    report = check_template(content, path.name, variables=())
    assert report.usable <= (not wrong)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("project")
    outline = make_project(folder)[0]
    text = outline.read_text(encoding="utf-8")
    text = text.replace("template: standard ", "template: house.docx ")
    text = re.sub(r"^marking: .*\n", "", text, flags=re.MULTILINE)
    outline.write_text(text.replace("outputs: [docx, markdown, html]", "outputs: [docx]"), encoding="utf-8")
    (folder / "house.docx").write_bytes(sound())
    assert build_project(outline).exit_code == 0
    return outline


@pytest.mark.parametrize("name", BROKEN)
def test_a_build_stops_before_anything_is_written(name: str, project: Path) -> None:
    content = BROKEN[name]()
    (project.parent / "house.docx").write_bytes(content)
    before = {path: path.read_bytes() for path in (project.parent / "briefs").iterdir()}
    checked = check_project(project)
    report = check_template(content, "house.docx", (), "", "zh-CN")
    said = [item for item in checked.diagnostics if item.code.startswith("template-")]
    assert {item.message for item in said} == {
        item.diagnostic("house.docx").message for item in report.findings
    }
    assert {item.place and item.place.file for item in said} <= {project.as_posix()}
    assert len({item.place for item in said}) <= 1
    if not report.usable:
        built = build_project(project)
        assert (built.exit_code, built.outputs) == (1, ())
        assert {path: path.read_bytes() for path in (project.parent / "briefs").iterdir()} == before


def test_a_build_goes_on_where_there_are_only_warnings(project: Path) -> None:
    (project.parent / "house.docx").write_bytes(BROKEN["no body"]())
    built = build_project(project)
    assert built.exit_code == 0
    said = [item for item in built.checked.diagnostics if item.code.startswith("template-")]
    assert [(item.code, item.message) for item in said] == [
        (
            "template-marker-missing",
            "house.docx: nothing says where the briefing goes, so it is put at the end.",
        )
    ]
    assert said[0].place is not None
    line = project.read_text(encoding="utf-8").splitlines()[said[0].place.line - 1]
    assert line.startswith("template: house.docx")


def test_full_width_braces_around_an_unknown_name_may_be_those_of_a_variable(tmp_path: Path) -> None:
    word = docx.Document()
    for line in ("｛｛编号｝｝", "{{ body }}"):
        word.add_paragraph(line)
    word.save(str(tmp_path / "own.docx"))
    found = check_template((tmp_path / "own.docx").read_bytes(), "own.docx").findings
    said = [(item.code, item.severity) for item in found if item.code.startswith("template-placeholder")]
    assert said == [("template-placeholder-unknown", Severity.WARNING)]


def test_no_check_where_no_word_file_is_made(project: Path) -> None:
    (project.parent / "house.docx").write_bytes(b"")
    outline = project.with_name("other.yaml")
    text = project.read_text(encoding="utf-8").replace("outputs: [docx]", "outputs: [markdown]")
    outline.write_text(text, encoding="utf-8")
    assert check_project(outline).exit_code == 0


@pytest.mark.parametrize("name", TEMPLATE_NAMES)
def test_the_shipped_templates_have_no_problem(name: str) -> None:
    report = check_template(shipped(f"{name}.docx").read_bytes(), name)
    assert (report.findings, report.added_styles) == ((), ())
    assert "title" in report.placeholders
    assert report.markers[0] == "body"


GOOD_PLACEHOLDERS = [
    "{{ title }}",
    "{{title|upper}}",
    "{{ draft|default('fertig', true)|upper }}",
    "{{ title|trim('x') }}",
    "{{- title -}}",
]


@pytest.mark.parametrize(
    "token",
    [*GOOD_PLACEHOLDERS, *(bad for bad in BAD_PLACEHOLDERS if bad.startswith("{{ ") and "body" not in bad)],
)
def test_check_and_filling_agree_on_every_placeholder(token: str) -> None:
    filling = Filling(dict.fromkeys(PLACEHOLDERS, "value"), "x")
    space = W.strip("{}")
    body = etree.SubElement(parse_xml(f'<w:document xmlns:w="{space}"/>'), f"{W}body")
    run = etree.SubElement(etree.SubElement(body, f"{W}p"), f"{W}r")
    etree.SubElement(run, f"{W}t").text = token
    filling.fill(body)
    fault = fault_in(token, frozenset(PLACEHOLDERS) | set(MARKERS))
    assert (fault is None) == (not filling.diagnostics)
    assert fault is None or not ENGINE.search(f"{fault.said} {fault.help}")


def test_a_variable_of_the_outline_is_known() -> None:
    content = with_text("{{ client }} {{ titel }}", "{{ body }}")
    without = check_template(content, "x").findings
    assert [(item.severity, "--outline" in item.help) for item in without] == [
        (Severity.WARNING, True),
        (Severity.ERROR, True),
    ]
    known = check_template(content, "x", variables=("client",)).findings
    assert [(item.severity, item.said, "--outline" in item.help) for item in known] == [
        (Severity.ERROR, "there is no value titel", False)
    ]


def test_a_marking_in_words_counts_as_the_marking() -> None:
    made = parts()
    for name in ("word/header1.xml", "word/footer1.xml"):
        made[name] = made[name].replace(b"{{ marking }}", "内部资料".encode())
    content = pack(made)
    assert [item.code for item in check_template(content, "x").findings] == ["template-unmarked"] * 2
    assert check_template(content, "x", (), "内部资料").findings == ()
    assert check_template(content, "x", (), "").findings == ()
    assert len(check_template(content, "x", (), "TLP:RED").findings) == 2


def test_findings_without_end_are_counted() -> None:
    content = with_text(*(f"{{{{ title {number}" for number in range(50)), "{{ body }}")
    report = check_template(content, "x")
    assert (len(report.findings), report.left_out) == (20, 30)


def test_a_template_that_unpacks_to_too_much_is_told(tmp_path: Path) -> None:
    (said,) = check_template(bomb(tmp_path, "word/big.xml", 11).read_bytes(), "x").findings
    assert said.said == "the file is too large when unpacked"


@pytest.mark.parametrize("sign", ["{", "}", "{{ a ", "{{a}}", "{{ body }}", "{%", "a }}", "｛"])
def test_a_paragraph_of_nothing_but_signs_is_read_in_time(sign: str) -> None:
    report = check_template(with_text(sign * (200_000 // len(sign)), "{{ body }}"), "x")
    assert len(report.findings) <= 20


def mutated(random_: random.Random) -> bytes:
    """The template with bytes flipped, cut off, or with its XML cut and doubled."""
    base = bytearray(sound())
    way = random_.random()
    if way < 0.3:
        for _ in range(random_.randint(1, 8)):
            base[random_.randrange(len(base))] = random_.randrange(256)
        return bytes(base)
    if way < 0.4:
        return bytes(base[: random_.randrange(len(base))])
    made = parts()
    name = random_.choice(sorted(made))
    xml = bytearray(made[name])
    for _ in range(random_.randint(1, 4)):
        at, other = random_.randrange(len(xml)), random_.randrange(len(xml))
        if random_.random() < 0.5:
            xml[at] = random_.choice(b'{}|%<>"/=w:x09 \xef')
        else:
            xml[at:at] = xml[other : other + random_.randint(1, 60)]
    return pack({**made, name: bytes(xml)})


def restructured(random_: random.Random) -> bytes:
    """The template, well-formed still, with elements and values taken out or put elsewhere."""
    made = parts()
    values = ("", "x", "-1", "9" * 20, "rIdHeader", "²", "Quote", "none", "{{ title }}")
    texts = ("{{ titel }}", "{{ body }}", "{{", "}}", "{% x %}", "｛｛a｝｝", "{{ " + "(" * 90 + " }}")
    for _ in range(random_.randint(1, 5)):
        name = random_.choice(["word/document.xml", *sorted(made)])
        root = etree.fromstring(made[name])
        element = random_.choice(list(root.iter()))
        way, above = random_.randrange(5), element.getparent()
        if way == 0 and above is not None:
            above.remove(element)
        elif way == 1:
            element.text = random_.choice(texts)
        elif way == 2:
            element.tag = random_.choice(list(root.iter())).tag
        elif element.attrib and way == 3:
            element.set(random_.choice(list(element.attrib)), random_.choice(values))
        elif element.attrib:
            del element.attrib[random_.choice(list(element.attrib))]
        made[name] = etree.tostring(root)
    return pack(made)


@pytest.mark.parametrize("seed", range(10))
def test_no_file_brings_the_check_down(seed: int) -> None:
    random_ = random.Random(seed)
    for _ in range(30):
        for content in (mutated(random_), restructured(random_)):
            said = shown(content)
            assert not ENGINE.search(said), said


def run(*arguments: str) -> tuple[int, str]:
    outcome = CliRunner().invoke(app, ["template", *arguments])
    return outcome.exit_code, outcome.output


def test_the_command_prints_and_exits(tmp_path: Path) -> None:
    path = tmp_path / "house.docx"
    path.write_bytes(BROKEN["in a table"]())
    code, output = run("check", str(path))
    assert code == 1
    assert "house.docx, table 1, row 2, cell 3, paragraph 1: there is no value dat." in output
    assert output.endswith("house.docx cannot be used for a briefing yet\n")
    path.write_bytes(sound())
    code, output = run("check", str(path))
    own = len(check_template_file(path).report.own_styles)
    assert (code, output.splitlines()) == (
        0,
        [
            "house.docx can be used",
            "  placeholders  draft, title, byline, short_title, short_draft, marking, date",
            "  places        body",
            f"  styles        {own} of its own, 0 added as the shipped template has them",
        ],
    )


def test_machines_read_the_place_too(tmp_path: Path) -> None:
    path = tmp_path / "house.docx"
    path.write_bytes(BROKEN["in a text box"]())
    checked = check_template_file(path)
    report = json.loads(TEMPLATE_REPORTS["json"](checked))
    (said,) = report["diagnostics"]
    assert (report["file"], report["usable"]) == ("house.docx", False)
    assert (said["part"], said["paragraph"], said["code"]) == (
        "text box in paragraph 2",
        1,
        "template-placeholder-unknown",
    )
    log = json.loads(TEMPLATE_REPORTS["sarif"](checked))
    (result,) = log["runs"][0]["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "house.docx"


def test_the_outline_says_which_marking_is_wanted(project: Path, tmp_path: Path) -> None:
    path = tmp_path / "own.docx"
    path.write_bytes(BROKEN["header without marking"]())
    assert len(check_template_file(path).report.findings) == 1
    assert check_template_file(path, project).report.findings == ()
    broken = tmp_path / "outline.yaml"
    broken.write_text("title: [", encoding="utf-8")
    assert check_template_file(path, broken).exit_code == 1
    with pytest.raises(OSError, match="No such file"):
        check_template_file(path, tmp_path / "gone.yaml")


def test_a_variable_with_a_wrong_value_is_no_unknown_name(project: Path, tmp_path: Path) -> None:
    template, outline = tmp_path / "own.docx", tmp_path / "outline.yaml"
    template.write_bytes(with_text("{{ client }}", "{{ body }}"))
    wrong = 'variables: {client: "a\\x01"}\n'
    outline.write_text(wrong + project.read_text(encoding="utf-8"), encoding="utf-8")
    checked = check_template_file(template, outline)
    assert checked.report.findings == ()
    assert [item.code for item in checked.diagnostics if item.severity is Severity.ERROR] == ["value-invalid"]


def test_what_the_outline_chooses_is_checked_with_the_template(project: Path, tmp_path: Path) -> None:
    template, outline = tmp_path / "own.docx", tmp_path / "outline.yaml"
    template.write_bytes(sound())
    text = project.read_text(encoding="utf-8")
    chosen = "styles: {Quote: Normal, Strong: Nowhere}\nvariables: {client: x}\n"
    outline.write_text(chosen + text, encoding="utf-8")
    checked = check_template_file(template, outline)
    assert [item.code for item in checked.diagnostics if item.code != "typeface-missing"] == [
        "template-style",
        "template-style",
        "variable-unused",
    ]
    assert checked.exit_code == 1


def test_styles_are_counted_as_the_writer_finds_them() -> None:
    styles = parts()["word/styles.xml"].decode()
    renamed = styles.replace('w:val="heading 1"', 'w:val="标题 1"').replace('"Quote"/>', '"QUOTE,q"/>')
    assert renamed != styles
    report = check_template(pack(parts() | {"word/styles.xml": renamed.encode()}), "x")
    assert {"heading 1", "Quote"} <= set(report.own_styles)


def test_word_itself_writes_templates_without_problems(tmp_path: Path) -> None:
    """python-docx ships a document that Word wrote."""
    word = docx.Document()
    word.add_paragraph("{{ body }}")
    stream = io.BytesIO()
    word.save(stream)
    report = check_template(stream.getvalue(), "x", (), "")
    assert {item.severity for item in report.findings} == {Severity.NOTE}
    with zipfile.ZipFile(stream) as archive:
        assert "word/stylesWithEffects.xml" in archive.namelist()
