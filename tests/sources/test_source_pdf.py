"""PDFs as different programs write them: columns, tables, notes, fonts that name other characters."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pdf_files import codes, line, named, pdf

from briefsmith.sources import pdf_document
from briefsmith.sources.model import Source
from briefsmith.sources.pdf_characters import meant, settled
from briefsmith.sources.pdf_document import _answer as worker_answer
from briefsmith.sources.pdf_layout import ASIDE, lay_out
from briefsmith.sources.pdf_rows import Glyph, Rule
from briefsmith.sources.pdf_worker import answer
from briefsmith.sources.reader import read_source

SENTENCES = [
    "Officials from three countries met on Friday",
    "in order to exchange views about what they",
    "had agreed upon a year before that meeting,",
    "and said that they would come together then",
    "once more in the spring of the year to come",
    "to sign what had been drafted by their aides",
    "in the weeks that had gone before all of it.",
]


def texts(source: Source, kind: str = "paragraph") -> list[str]:
    return [block.text for block in source.blocks if block.kind == kind]


def read(*pages: bytes) -> Source:
    return read_source(pdf(*pages), "x")


def column(x: int, top: int, sentences: list[str], step: int = 14) -> bytes:
    return b"".join(line(x, top - step * n, text) for n, text in enumerate(sentences))


@pytest.mark.parametrize("shift", [0, 3, 7])
def test_columns_are_read_one_after_the_other(shift: int) -> None:
    right = [text.replace("Officials", "Diplomats") for text in SENTENCES]
    source = read(column(50, 700, SENTENCES) + column(320, 700 - shift, right))
    assert texts(source) == [" ".join(SENTENCES), " ".join(right)]


def test_a_title_above_the_columns_comes_first_and_a_short_last_column_last() -> None:
    title = line(50, 740, "A meeting of three about what they had agreed upon before", 16)
    source = read(title + column(50, 700, SENTENCES + SENTENCES) + column(320, 700, SENTENCES[:3]))
    assert source.blocks[0].text.startswith("A meeting of three")
    assert texts(source)[-1] == " ".join(SENTENCES[:3])


def test_wide_gaps_between_the_words_of_a_line_make_no_columns() -> None:
    spread = b"".join(
        b"BT /F1 11 Tf %d %d Td (%s) Tj ET\n" % (50 + 70 * m + 5 * n, 700 - 14 * n, word)
        for n in range(4)
        for m, word in enumerate((b"nothing", b"had", b"been", b"decided"))
    )
    (text,) = texts(read(spread + line(50, 644, "before they left.")))
    assert text == "nothing had been decided " * 4 + "before they left."


def test_cells_of_a_table_are_parted() -> None:
    rows = [("Japan", "12", "ministers"), ("Korea", "25", "officials"), ("Mongolia", "3", "aides")]
    drawn = b"".join(
        line(x, 700 - 18 * n, cell)
        for n, row in enumerate(rows)
        for x, cell in zip((60, 180, 300), row, strict=True)
    )
    found = [block.text for block in read(drawn).blocks]
    assert found == [cell for row in rows for cell in row]


def test_figures_of_two_cells_never_become_one_number() -> None:
    """Browsers set the cells of a plain table a quarter of a letter apart."""
    source = read(
        line(50, 700, "The leaks of two years in the old town.")
        + line(50, 660, "2022")
        + line(77, 660, "9000")
    )
    assert "20229000" not in source.raw
    assert "2022 9000" in source.raw


def test_a_rule_parts_cells_that_stand_close_together() -> None:
    glyphs = [Glyph(10 + 10 * n, 20 + 10 * n, 100, 10, False, text) for n, text in enumerate("日本韩国")]
    assert len(lay_out(glyphs)) == 1
    cells = lay_out(glyphs, rules=[Rule(30, 90, 115)])
    assert ["".join(glyph.text for glyph in cell.glyphs) for cell in cells] == ["日本", "韩国"]


def test_items_of_a_list_are_paragraphs() -> None:
    items = ["1. The first of them", "2. The second one", "3. The third of all"]
    drawn = b"".join(line(60, 700 - 14 * n, item) for n, item in enumerate(items))
    assert texts(read(drawn + column(60, 600, SENTENCES)))[:3] == items


def test_marks_of_notes_are_no_words_and_powers_stay() -> None:
    body = [
        line(50, 700, "The talks were held in spring"),
        b"BT /F1 7 Tf 195 704 Td (4) Tj ET\n",
        line(200, 700, "as planned over 12 km"),
        b"BT /F1 7 Tf 311 704 Td (2) Tj ET\n",
        line(316, 700, " of land, and then"),
        line(50, 686, "they ended in the autumn without a word about it from all of those who"),
    ]
    notes = [line(50, 80, "4 See the statement of May.", 8), line(50, 68, "2 Another one.", 8)]
    after = line(50, 720, "had come to listen.") + line(50, 690, "More of it stands here.")
    source = read(b"".join(body + notes), after)
    assert texts(source)[0] == (
        "The talks were held in spring as planned over 12 km2 of land, and then they ended in the "
        "autumn without a word about it from all of those who had come to listen."
    )
    note = next(block for block in source.blocks if block.text.startswith("4 See"))
    assert note.page == 1
    assert all(a <= b for a, b in pairwise(source.body.starts))


def test_text_aslant_is_no_part_of_the_text() -> None:
    mark = b"BT /F1 40 Tf 0.7 0.7 -0.7 0.7 100 300 Tm (DRAFT) Tj ET\n"
    source = read(mark + column(50, 700, SENTENCES))
    assert texts(source) == [" ".join(SENTENCES)]
    assert texts(source, "chrome") == ["DRAFT"]


def test_lines_up_the_page_are_read() -> None:
    assert (
        "on its side"
        in read(column(50, 700, SENTENCES) + b"BT /F1 9 Tf 0 1 -1 0 30 400 Tm (on its side) Tj ET").raw
    )


def test_fonts_that_name_other_characters_of_the_same_look() -> None:
    data = named(codes(72, 700, 1, 2, 3, 4, 5, 6), {1: "⻓", 2: "⽅", 3: "ﬃ", 4: "︒", 5: "⾏", 6: "〈"})
    assert read_source(data, "x").body.text == "长方ffi。行〈"


def test_the_radical_for_a_door_is_told_by_the_writing_around_it() -> None:
    assert settled(["⼾口", "这个国家"]) == ["户口", "这个国家"]
    assert settled(["⼾口", "這個國家"]) == ["戶口", "這個國家"]
    assert settled(["⼾を", "開ける"]) == ["戸を", "開ける"]


def test_a_turned_comma_is_a_quotation_mark_except_inside_words() -> None:
    assert settled(["他说：ʻ好’", "Hawaiʻi"]) == ["他说：‘好’", "Hawaiʻi"]


@pytest.mark.parametrize("character", ["力", "①", "²", "½", "Ⅳ", "ｱ", "Ａ", "々", "한", "，"])
def test_what_means_something_else_is_left_alone(character: str) -> None:
    assert meant(character) == character


def test_columns_of_vertical_text_are_read_from_the_right() -> None:
    names = {1 + n: text for n, text in enumerate("会談は春に東京で開かれる見通しだ")}
    drawn = b"".join(codes(500 - 20 * (n // 8), 700 - 12 * (n % 8), code) for n, code in enumerate(names))
    assert read_source(named(drawn, names), "x").body.text == "".join(names.values())


def test_korean_words_broken_at_the_end_of_a_line_are_whole_again() -> None:
    lines = [
        "정부 당국자는 기자들에게",
        "는 말을 하지 않고 회담장",
        "을 떠났으며 다른 나라 당",
        "국자도 말이 없었다",
    ]
    names = dict(enumerate(sorted(set("".join(lines))), start=1))
    drawn = b"".join(
        codes(60, 700 - 15 * n, *(next(k for k, v in names.items() if v == one) for one in text))
        for n, text in enumerate(lines)
    )
    assert read_source(named(drawn, names), "x").body.text == "".join(lines)


def test_what_a_page_may_hold_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefsmith.sources.pdf_worker.GLYPH_LIMIT", 20)
    assert answer(pdf(column(50, 700, SENTENCES))) == {"error": "glyphs"}


def test_letters_without_a_size_are_read() -> None:
    assert "Some words" in read(line(50, 700, "Some words.", 0)).raw


def test_a_tree_of_pages_that_holds_itself_ends() -> None:
    data = pdf(line(50, 700, "Some words.")).replace(b"/Kids [4 0 R]", b"/Kids [2 0 R 4 0 R]")
    assert len(answer(data)["pages"]) == 1


@pytest.mark.parametrize("entry", [b"/MediaBox [0 0 600 800]", b"/Contents 5 0 R"])
def test_an_object_that_is_only_a_name_for_itself_ends(entry: bytes) -> None:
    data = pdf(line(50, 700, "Some words."), line(50, 700, "More words."))
    at = data.index(b"7 0 obj")
    data = data[:at] + b"7 0 obj 7 0 R endobj " + data[at + 20 :]
    data = data.replace(entry, entry.split()[0] + b" 7 0 R", 1)
    assert worker_answer(data, seconds=8) != {"error": "time"}


def test_work_on_a_pdf_is_bounded_and_the_end_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    endless = pdf(line(50, 700, "Some words.") + b"q Q " * 10_000_000)
    assert worker_answer(endless, seconds=1) == {"error": "time"}
    monkeypatch.setattr(pdf_document, "_answer", lambda data: worker_answer(data, seconds=1))
    (problem,) = read_source(endless, "x").problems
    assert "takes too long to read" in problem.message


GLYPHS = st.builds(
    lambda x, y, size, text: Glyph(x, x + size / 2, y, size, False, text),
    st.floats(0, 600),
    st.floats(0, 800),
    st.sampled_from([6.0, 9.0, 11.0, 20.0]),
    st.sampled_from(["a", "b", " ", "汉", "か", "1", "，"]),
)


@settings(max_examples=200, deadline=None)
@given(st.lists(GLYPHS, max_size=120), st.lists(st.floats(0, 600).map(lambda x: Rule(x, 0, 800)), max_size=4))
def test_no_glyph_is_lost_or_read_twice(glyphs: list[Glyph], rules: list[Rule]) -> None:
    lines = lay_out(glyphs, rules=rules)
    found = [glyph for laid in lines for glyph in laid.glyphs if not glyph.text.isspace()]
    once = {(glyph.text, round(glyph.x0 / 4), round(glyph.base / 4)) for glyph in found}
    wanted = {
        (glyph.text, round(glyph.x0 / 4), round(glyph.base / 4)) for glyph in glyphs if glyph.text != " "
    }
    assert len(found) <= sum(glyph.text != " " for glyph in glyphs)
    # what is drawn over itself counts once
    assert all(
        any(abs(a - x) < 2 and abs(b - y) < 2 and t == text for t, x, y in once) for text, a, b in wanted
    )
    assert all(laid.region >= ASIDE for laid in lines)
