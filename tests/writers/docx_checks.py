"""Reads a .docx back and says what is wrong with it, as far as no schema would."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections import Counter
from collections.abc import Iterator

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_STORIES = ("document", "footnotes", "hdr", "ftr")
_STYLE_USES = {
    "pStyle": "paragraph",
    "rStyle": "character",
    "tblStyle": "table",
    "basedOn": None,
    "next": None,
    "link": None,
}


class Package:
    """The parts of a .docx, parsed."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            self.names = archive.namelist()
            self.entries = archive.infolist()
            self.parts = {name: archive.read(name) for name in self.names}
        self.trees = {
            name: etree.fromstring(content)
            for name, content in self.parts.items()
            if name.endswith((".xml", ".rels"))
        }

    def tree(self, name: str) -> etree._Element:
        return self.trees[name]

    @property
    def body(self) -> etree._Element:
        return self.trees["word/document.xml"]

    @property
    def notes(self) -> etree._Element:
        return self.trees["word/footnotes.xml"]

    def stories(self) -> Iterator[tuple[str, etree._Element]]:
        """Every part that holds text."""
        for name, tree in self.trees.items():
            if name.startswith("word/") and tree.tag in {f"{W}{tag}" for tag in _STORIES}:
                yield name, tree

    def text(self, element: etree._Element) -> str:
        return "".join(item.text or "" for item in element.iter(f"{W}t"))


def problems(data: bytes) -> list[str]:
    """Everything that is wrong; nothing for a good file."""
    package = Package(data)
    found: list[str] = []
    for check in _CHECKS:
        found.extend(check(package))
    return found


def _zip(package: Package) -> Iterator[str]:
    for name, count in Counter(package.names).items():
        if count > 1:
            yield f"{name} stands {count} times in the zip"
    for entry in package.entries:
        if entry.date_time != (1980, 1, 1, 0, 0, 0):
            yield f"{entry.filename} has the time {entry.date_time}"
    if package.names[0] != "[Content_Types].xml":
        yield "the content types are not the first entry"
    if any("thumbnail" in name for name in package.names):
        yield "there is a thumbnail"
    for name, content in package.parts.items():
        if b"python-docx" in content:
            yield f"{name} names python-docx"


def _content_types(package: Package) -> Iterator[str]:
    tree = package.tree("[Content_Types].xml")
    defaults = {item.get("Extension", "").lower() for item in tree.iter(f"{_TYPES}Default")}
    overrides = {item.get("PartName", "") for item in tree.iter(f"{_TYPES}Override")}
    for name in package.names:
        extension = name.rsplit(".", 1)[-1].lower()
        if name != "[Content_Types].xml" and f"/{name}" not in overrides and extension not in defaults:
            yield f"{name} has no content type"
    for part in overrides:
        if part.lstrip("/") not in package.parts:
            yield f"content type for {part}, which is not there"


def _relationships(package: Package) -> Iterator[str]:
    known: dict[str, set[str]] = {}
    for name, tree in package.trees.items():
        if not name.endswith(".rels"):
            continue
        folder, file = posixpath.split(name)
        owner = posixpath.join(posixpath.dirname(folder), file.removesuffix(".rels"))
        ids = [item.get("Id", "") for item in tree.iter(f"{_RELATIONS}Relationship")]
        known[owner] = set(ids)
        if len(ids) != len(set(ids)):
            yield f"{name} has an id twice"
        for item in tree.iter(f"{_RELATIONS}Relationship"):
            target = item.get("Target", "")
            if item.get("TargetMode") == "External":
                if not target.startswith(("http://", "https://", "mailto:")):
                    yield f"{name} leads outside to {target}"
                continue
            path = (
                target.lstrip("/")
                if target.startswith("/")
                else posixpath.join(posixpath.dirname(owner), target)
            )
            if posixpath.normpath(path) not in package.parts:
                yield f"{name} leads to {target}, which is not there"
    for name, tree in package.trees.items():
        used = {value for item in tree.iter() for key, value in item.attrib.items() if str(key).startswith(R)}
        for missing in used - known.get(name, set()):
            yield f"{name} uses the relationship {missing}, which is not there"


def _styles(package: Package) -> Iterator[str]:
    tree = package.tree("word/styles.xml")
    kinds: dict[str, str] = {}
    names: Counter[tuple[str, str]] = Counter()
    for style in tree.findall(f"{W}style"):
        style_id, kind = style.get(f"{W}styleId", ""), style.get(f"{W}type", "")
        if style_id in kinds:
            yield f"the style id {style_id} stands twice"
        kinds[style_id] = kind
        name = style.find(f"{W}name")
        names[kind, name.get(f"{W}val", "").lower() if name is not None else ""] += 1
    yield from (f"the style {key} stands {count} times" for key, count in names.items() if count > 1)
    for part in ("word/styles.xml", "word/document.xml", "word/footnotes.xml", "word/numbering.xml"):
        for use, kind in _STYLE_USES.items():
            for item in package.tree(part).iter(f"{W}{use}"):
                wanted = item.get(f"{W}val", "")
                if wanted not in kinds:
                    yield f"{part}: {use} {wanted} is not defined"
                elif kind is not None and kinds[wanted] != kind:
                    yield f"{part}: {use} {wanted} is a {kinds[wanted]} style"


def _footnotes(package: Package) -> Iterator[str]:
    notes = [n for n in package.notes.findall(f"{W}footnote") if n.get(f"{W}type") is None]
    ids = [int(note.get(f"{W}id", "")) for note in notes]
    references = [int(item.get(f"{W}id", "")) for item in package.body.iter(f"{W}footnoteReference")]
    if ids != list(range(1, len(ids) + 1)):
        yield f"note ids are not 1, 2, 3, …: {ids[:9]}"
    if sorted(references) != ids:
        yield "not every note is referred to exactly once"
    if references != sorted(references):
        yield "notes are not referred to in their order"
    for note in notes:
        if not package.text(note).strip():
            yield f"note {note.get(f'{W}id')} is empty"
        if len(list(note.iter(f"{W}footnoteRef"))) != 1:
            yield f"note {note.get(f'{W}id')} does not print its number once"
    special = [n for n in package.notes.findall(f"{W}footnote") if n.get(f"{W}type") is not None]
    if {n.get(f"{W}type") for n in special} < {"separator", "continuationSeparator"}:
        yield "the separator notes are not there"
    if any(True for note in special for _ in note.iter(f"{W}footnoteRef")):
        yield "a separator prints a number"
    named = [
        n.get(f"{W}id") for n in package.tree("word/settings.xml").iterfind(f"{W}footnotePr/{W}footnote")
    ]
    if named != [n.get(f"{W}id") for n in special]:
        yield "the settings do not name the separator notes"


def _bookmarks(package: Package) -> Iterator[str]:
    starts = list(package.body.iter(f"{W}bookmarkStart"))
    names = Counter(item.get(f"{W}name", "").lower() for item in starts)
    yield from (f"the bookmark {name} stands {count} times" for name, count in names.items() if count > 1)
    yield from (f"the bookmark {name} is too long" for name in names if len(name) > 40)
    yield from (f"{name} is no bookmark name" for name in names if not name.replace("_", "a").isalnum())
    opened = [item.get(f"{W}id") for item in starts]
    closed = [item.get(f"{W}id") for item in package.body.iter(f"{W}bookmarkEnd")]
    if len(set(opened)) != len(opened) or sorted(map(str, opened)) != sorted(map(str, closed)):
        yield "bookmarks do not open and close once each"
    drawings = Counter(
        item.get("id") for item in package.body.iter() if etree.QName(item).localname == "docPr"
    )
    yield from (f"the drawing id {key} stands {count} times" for key, count in drawings.items() if count > 1)


def _note_references(package: Package) -> Iterator[str]:
    """Each reference to a note leads to one, and shows the number that the reader sees there."""
    shown = dict(_shown_numbers(package))
    for name, story in package.stories():
        for paragraph in story.iter(f"{W}p"):
            state, code, result = "", "", ""
            for run in paragraph.iter(f"{W}r"):
                mark = run.find(f"{W}fldChar")
                state = mark.get(f"{W}fldCharType", "") if mark is not None else state
                code += "".join(item.text or "" for item in run.iter(f"{W}instrText"))
                result += package.text(run) if state == "separate" else ""
                if state == "end":
                    words = code.split()
                    if words[:1] == ["NOTEREF"] and shown.get(words[1]) != result:
                        yield f"{name}: {code.strip()} shows {result}, the note has {shown.get(words[1])}"
                    state, code, result = "", "", ""
            if state:
                yield f"{name}: a field does not end in its paragraph"


def _shown_numbers(package: Package) -> Iterator[tuple[str, str]]:
    """Bookmarks around references to notes, with the numbers that are printed there."""
    settings = package.tree("word/settings.xml").find(f"{W}footnotePr")
    sections = list(package.body.iter(f"{W}sectPr"))
    own = sections[-1].find(f"{W}footnotePr") if sections else None

    def said(name: str) -> str:
        for properties in (own, settings):
            found = None if properties is None else properties.find(f"{W}{name}")
            if found is not None:
                return str(found.get(f"{W}val"))
        return ""

    count, names = int(said("numStart") or 1) - 1, []
    for item in package.body.iter(
        f"{W}bookmarkStart", f"{W}bookmarkEnd", f"{W}footnoteReference", f"{W}sectPr"
    ):
        match etree.QName(item).localname:
            case "bookmarkStart":
                names.append((item.get(f"{W}id"), item.get(f"{W}name", "")))
            case "bookmarkEnd":
                names = [pair for pair in names if pair[0] != item.get(f"{W}id")]
            case "sectPr":
                count = 0 if said("numRestart") == "eachSect" else count
            case _:
                count += 1
                circled = said("numFmt") == "decimalEnclosedCircle" and count <= 20
                yield from (
                    (name, "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"[count - 1] if circled else str(count)) for _, name in names
                )


def _numbering(package: Package) -> Iterator[str]:
    tree = package.tree("word/numbering.xml")
    abstracts = [item.get(f"{W}abstractNumId") for item in tree.findall(f"{W}abstractNum")]
    numbers = {item.get(f"{W}numId"): item for item in tree.findall(f"{W}num")}
    if len(abstracts) != len(set(abstracts)) or len(numbers) != len(tree.findall(f"{W}num")):
        yield "a list id stands twice"
    for key, number in numbers.items():
        link = number.find(f"{W}abstractNumId")
        if link is None or link.get(f"{W}val") not in abstracts:
            yield f"list {key} has no abstract list"
    tags = [etree.QName(item).localname for item in tree]
    if "num" in tags and "abstractNum" in tags[tags.index("num") :]:
        yield "an abstract list stands after a list"
    for part in ("word/document.xml", "word/styles.xml"):
        for item in package.tree(part).iter(f"{W}numId"):
            if item.get(f"{W}val") not in {*numbers, "0"}:
                yield f"{part} uses list {item.get(f'{W}val')}, which is not there"


def _sections(package: Package) -> Iterator[str]:
    for cell in package.body.iter(f"{W}tc"):
        if cell[-1].tag != f"{W}p":
            yield "a cell does not end with a paragraph"
    for table in package.body.iter(f"{W}tbl"):
        following = table.getnext()
        if following is None or following.tag in (f"{W}tbl", f"{W}sectPr"):
            yield "a table is not followed by a paragraph"


def _languages(package: Package) -> Iterator[str]:
    defaults = package.tree("word/styles.xml").find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang")
    theme = package.tree("word/settings.xml").find(f"{W}themeFontLang")
    for name, element in (("the defaults", defaults), ("the theme", theme)):
        if element is None or not element.get(f"{W}val") or not element.get(f"{W}eastAsia"):
            yield f"{name} have no language"
    for item in package.body.iter(f"{W}footnotePr"):
        if item.find(f"{W}footnote") is not None:
            yield "a section names separator notes"


_CHECKS = (
    _zip,
    _content_types,
    _relationships,
    _styles,
    _footnotes,
    _bookmarks,
    _note_references,
    _numbering,
    _sections,
    _languages,
)


def marked_pages(data: bytes, marking: str) -> list[str]:
    """What is wrong with the marking: it has to be in a header and a footer of every section."""
    package = Package(data)
    relations = {
        item.get("Id"): item.get("Target")
        for item in package.tree("word/_rels/document.xml.rels").iter(f"{_RELATIONS}Relationship")
    }
    found = []
    for number, section in enumerate(package.body.iter(f"{W}sectPr"), 1):
        for kind in ("header", "footer"):
            references = section.findall(f"{W}{kind}Reference")
            if number == 1 and not references:
                found.append(f"section {number} has no {kind}")
            for reference in references:
                tree = package.tree(f"word/{relations[reference.get(f'{R}id')]}")
                if marking not in package.text(tree):
                    found.append(f"a {kind} of section {number} does not print the marking")
    return found
