"""What people do to a briefing in Word, and what `brief verify` says of it."""

from __future__ import annotations

import re

import pytest
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph as WordParagraph
from handed import (
    QUOTATIONS,
    built,
    by_id,
    codes,
    paragraph_of,
    parts_of,
    replaced,
    statuses,
    verified,
    with_part,
    with_word,
)
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from briefsmith.provenance.printed import normalised

DATA = built()
RUBY = (
    "<w:ruby><w:rt><w:r><w:t>huì</w:t></w:r></w:rt>"
    "<w:rubyBase><w:r><w:t>会谈</w:t></w:r></w:rubyBase></w:ruby>"
)


def paragraph(word: WordDocument, words: str) -> WordParagraph:
    return next(one for one in word.paragraphs if words in one.text)


def test_what_was_built_is_untouched() -> None:
    found = verified(DATA)
    assert list(by_id(found)) == list(QUOTATIONS)
    assert (statuses(found), found.unrecorded, codes(found), found.exit_code) == ({}, (), [], 0)
    assert found.intact
    assert found.program.startswith("briefsmith ")


def test_a_changed_number_is_shown() -> None:
    found = verified(with_part(DATA, replaced("1956年", "1957年")))
    assert statuses(found) == {"pact": "edited"}
    (told,) = found.diagnostics
    assert (told.code, "a number" in told.message) == ("verify-edited", True)
    assert told.detail[0].startswith("printed: [1956]年")
    assert told.detail[1].startswith("now:     [1957]年")
    assert found.exit_code == 1


def test_a_lost_negation_is_named() -> None:
    found = verified(with_part(DATA, replaced("双方没有公布", "双方公布")))
    assert "a negation" in found.diagnostics[0].message


@pytest.mark.parametrize(
    ("quote_id", "old", "new"),
    [
        ("dialogue", "，”他", '，"他'),
        ("english", "ministers’", "ministers'"),
        ("elided", "……", "..."),
        ("english", "¥1,200", "￥1,200"),
    ],
)
def test_autocorrection_is_an_edit_and_told_as_one_of_form(quote_id: str, old: str, new: str) -> None:
    found = verified(with_part(DATA, replaced(old, new)))
    assert statuses(found) == {quote_id: "edited"}
    assert "only the form" in found.diagnostics[0].message


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("北方与南方", "北方\u00ad与\u200b南\ufeff方"),
        ("北方与南方", "北方<w:softHyphen/>与南方".replace("<", "</w:t><").replace("/>", "/><w:t>")),
        ("cost\u00a0¥", "cost ¥"),
        ("not\u2011spent", "not</w:t><w:noBreakHyphen/><w:t>spent"),
        ("%\u3000more", "% more"),
        ("会谈持续", '会谈</w:t></w:r><w:proofErr w:type="spellStart"/><w:r><w:t>持续'),
        (
            "会谈持续",
            '会谈</w:t></w:r><w:bookmarkStart w:id="99" w:name="x"/><w:bookmarkEnd w:id="99"/><w:r><w:t>持续',
        ),
        ("会谈持续", "会谈</w:t><w:lastRenderedPageBreak/><w:t>持续"),
        ("会谈持续", '会谈</w:t></w:r><w:r><w:footnoteReference w:id="1"/></w:r><w:r><w:t>持续'),
        ("会谈持续", '会谈</w:t></w:r><w:r><w:commentReference w:id="1"/></w:r><w:r><w:t>持续'),
        (
            "会谈持续",
            f"</w:t>{RUBY}<w:t>持续",
        ),
    ],
)
def test_what_word_processors_do_by_themselves_is_no_edit(old: str, new: str) -> None:
    found = verified(with_part(DATA, replaced(old, new)))
    assert (statuses(found), codes(found)) == ({}, [])


def test_words_added_behind_a_quotation_are_told() -> None:
    def edit(word: WordDocument) -> None:
        paragraph(word, "1956年").add_run("后来公布了。")

    found = verified(with_word(DATA, edit))
    assert statuses(found) == {"pact": "edited"}
    assert by_id(found)["pact"].beside
    assert "[后来公布了。]" in found.diagnostics[0].detail[1]


def test_words_added_in_front_of_the_bookmark_are_told() -> None:
    found = verified(
        with_part(
            DATA, replaced("<w:bookmarkStart w:id", "<w:r><w:t>据传，</w:t></w:r><w:bookmarkStart w:id", 99)
        )
    )
    assert set(statuses(found).values()) == {"edited"}


def test_a_direction_mark_is_an_edit() -> None:
    found = verified(with_part(DATA, replaced("1956年", "\u202e1956年")))
    assert statuses(found) == {"pact": "edited"}


def test_a_removed_quotation_and_an_added_one() -> None:
    def edit(word: WordDocument) -> None:
        gone = paragraph(word, "1956年")._p
        gone.getparent().remove(gone)
        paragraph(word, "评论3").insert_paragraph_before("南方已经道歉。", style="Quote")

    found = verified(with_word(DATA, edit))
    assert statuses(found) == {"pact": "removed"}
    assert found.unrecorded == ("南方已经道歉。",)
    assert codes(found) == ["verify-removed", "verify-unrecorded"]


def test_a_copied_quotation_is_in_no_record() -> None:
    xml = with_part(DATA, lambda text: text.replace(p := paragraph_of(text, "1956年"), p + p))
    found = verified(xml)
    assert (statuses(found), len(found.unrecorded)) == ({}, 1)


def test_a_quotation_moved_with_its_bookmark_is_untouched_and_without_it_moved() -> None:
    def moved(keep: bool) -> bytes:
        def edit(word: WordDocument) -> None:
            one = paragraph(word, "1956年")._p
            for mark in list(one.iter(qn("w:bookmarkStart"), qn("w:bookmarkEnd"))):
                if not keep:
                    mark.getparent().remove(mark)
            paragraph(word, "评论5")._p.addnext(one)

        return with_word(DATA, edit)

    assert statuses(verified(moved(True))) == {}
    found = verified(moved(False))
    assert (statuses(found), codes(found), found.exit_code) == ({"pact": "moved"}, ["verify-moved"], 1)


def test_words_that_stand_inside_other_text_are_edited() -> None:
    def edit(word: WordDocument) -> None:
        gone = paragraph(word, "1956年")._p
        gone.getparent().remove(gone)
        paragraph(word, "评论2").add_run("有人谎称：" + QUOTATIONS["pact"][0])

    found = verified(with_word(DATA, edit))
    assert statuses(found) == {"pact": "edited"}
    assert not by_id(found)["pact"].bookmarked


def test_an_edited_quotation_without_its_bookmark_is_paired_with_its_text() -> None:
    def edit(word: WordDocument) -> None:
        one = paragraph(word, "1956年")
        style = one.style
        one.text = "1965年，北方与南方签署了协定，双方没有公布全文。"
        one.style = style

    found = verified(with_word(DATA, edit))
    assert (statuses(found), found.unrecorded) == ({"pact": "edited"}, ())


def test_paragraphs_joined_or_split_are_edits() -> None:
    split = replaced(
        "北方与南方", '</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Quote"/></w:pPr><w:r><w:t>北方与南方'
    )
    found = verified(with_part(DATA, split))
    assert statuses(found) == {"pact": "edited"}
    assert "¶" in found.diagnostics[0].detail[1]


def test_tracked_changes_are_told_and_rejecting_them_helps() -> None:
    deleted = (
        '</w:t></w:r><w:del w:id="900" w:author="a"><w:r><w:delText>没有</w:delText></w:r></w:del><w:r><w:t>'
    )
    inserted = '</w:t></w:r><w:ins w:id="901" w:author="a"><w:r><w:t>已经</w:t></w:r></w:ins><w:r><w:t>'
    found = verified(with_part(DATA, replaced("双方没有公布", f"双方{deleted}{inserted}公布")))
    assert statuses(found) == {"pact": "edited"}
    assert by_id(found)["pact"].pending
    assert by_id(found)["pact"].now == "1956年，北方与南方签署了协定，双方已经公布全文。"
    assert "reject" in found.diagnostics[0].help


def test_a_quotation_deleted_by_a_tracked_change_is_removed_for_now() -> None:
    def deleted(xml: str) -> str:
        old = paragraph_of(xml, "1956年")
        new = old.replace("<w:r>", '<w:del w:id="9" w:author="a"><w:r>').replace("</w:r>", "</w:r></w:del>")
        return xml.replace(old, new.replace("<w:t ", "<w:delText ").replace("</w:t>", "</w:delText>"))

    found = verified(with_part(DATA, deleted))
    assert statuses(found) == {"pact": "removed"}
    assert by_id(found)["pact"].pending


@pytest.mark.parametrize("how", ["vanish", "strike", "dstrike"])
def test_hidden_and_struck_words_do_not_count(how: str) -> None:
    crossed = f"</w:t></w:r><w:r><w:rPr><w:{how}/></w:rPr><w:t>没有</w:t></w:r><w:r><w:t>"
    found = verified(with_part(DATA, replaced("双方没有公布", f"双方{crossed}公布")))
    assert statuses(found) == {"pact": "edited"}
    assert "struck through or hidden" in found.diagnostics[0].message
    off = crossed.replace(f"<w:{how}/>", f'<w:{how} w:val="0"/>')
    assert statuses(verified(with_part(DATA, replaced("双方没有公布", f"双方{off}公布")))) == {}


def test_words_inserted_as_hidden_text_change_what_is_proven() -> None:
    hidden = "</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>从未</w:t></w:r><w:r><w:t>"
    found = verified(with_part(DATA, replaced("双方没有", f"双方{hidden}没有")))
    assert statuses(found) == {"pact": "edited"}


def test_citations_in_the_text_belong_to_the_paragraph() -> None:
    data = built("（北方观察，2024）")
    assert statuses(verified(data)) == {}
    found = verified(with_part(data, replaced("（北方观察，2024）", "（南方日报，2024）")))
    assert statuses(found) == {"pact": "edited"}
    assert by_id(found)["pact"].beside


def test_text_boxes_are_read_once() -> None:
    box = (
        "<w:r><mc:AlternateContent xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'>"
        "<mc:Choice Requires='wps'><w:drawing><w:txbxContent>{0}</w:txbxContent></w:drawing></mc:Choice>"
        "<mc:Fallback><w:pict><w:txbxContent>{0}</w:txbxContent></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )

    def boxed(xml: str) -> str:
        one = paragraph_of(xml, "1956年")
        return xml.replace(one, "").replace("评论4。</w:t></w:r>", f"评论4。</w:t></w:r>{box.format(one)}")

    assert statuses(verified(with_part(DATA, boxed))) == {}


def shown(node: etree._Element) -> str:
    """The text of the paragraph around a text element."""
    around = next(node.iterancestors(qn("w:p")))
    return normalised("".join(one.text or "" for one in around.iter(qn("w:t"))))


@given(st.data())
@settings(max_examples=100, deadline=None)
def test_no_single_change_of_a_character_passes(data: st.DataObject) -> None:
    root = etree.fromstring(parts_of(DATA)["word/document.xml"])
    quoted = [
        node
        for paragraph in root.iter(qn("w:p"))
        if paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}[@{qn('w:val')}='Quote']") is not None
        for node in paragraph.iter(qn("w:t"))
    ]
    node = data.draw(st.sampled_from(quoted))
    before, text = shown(node), node.text or ""
    at, width = data.draw(st.integers(0, len(text))), data.draw(st.integers(0, 1))
    new = data.draw(st.text("不01９没未.,\u202e\u00a0 甲", max_size=1))
    node.text = text[:at] + new + text[at + width :]
    same = before == shown(node)
    changed = with_part(DATA, lambda _: etree.tostring(root, encoding="unicode"))
    assert (len(statuses(verified(changed))) == 1) is not same


def test_a_paragraph_split_by_a_tracked_change_is_pending() -> None:
    mark = '<w:rPr><w:ins w:id="9" w:author="a"/></w:rPr>'
    split = '</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Quote"/></w:pPr><w:r><w:t>'

    def edit(xml: str) -> str:
        old = paragraph_of(xml, "1956年")
        return xml.replace(
            old, old.replace("</w:pPr>", f"{mark}</w:pPr>", 1).replace("双方", f"{split}双方", 1)
        )

    found = by_id(verified(with_part(DATA, edit)))["pact"]
    assert (str(found.status), found.pending) == ("edited", True)


def test_paragraphs_joined_by_a_tracked_change_are_pending() -> None:
    mark = '<w:rPr><w:del w:id="9" w:author="a"/></w:rPr>'

    def edit(xml: str) -> str:
        old = paragraph_of(xml, "第一段")
        return xml.replace(old, old.replace("</w:pPr>", f"{mark}</w:pPr>", 1))

    found = by_id(verified(with_part(DATA, edit)))["two"]
    assert (str(found.status), found.pending) == ("edited", True)
    assert found.now == "".join(QUOTATIONS["two"])


def test_a_draft_says_what_was_never_proven() -> None:
    found = verified(built(verified=False))
    assert statuses(found) == {}
    assert codes(found) == ["verify-unproven"] * len(QUOTATIONS)
    assert found.exit_code == 1


TRACKED_END = '<w:rPr><w:del w:id="900" w:author="x" w:date="2025-03-01T00:00:00Z"/></w:rPr></w:pPr>'


def ending_deleted(words: str) -> bytes:
    """The file with the end of the paragraph that holds words deleted by a tracked change."""

    def edit(xml: str) -> str:
        old = paragraph_of(xml, words)
        return xml.replace(old, old.replace("</w:pPr>", TRACKED_END, 1), 1)

    return with_part(DATA, edit)


@pytest.mark.parametrize("words", ["双方没有公布全文", "以下各条均有出处"])
def test_text_that_a_tracked_change_joins_to_a_quotation_is_an_edit(words: str) -> None:
    found = verified(ending_deleted(words))
    assert statuses(found) == {"pact": "edited"}
    one = by_id(found)["pact"]
    assert (one.beside, one.pending) == (True, True)


def test_a_quotation_stays_untouched_where_the_whole_paragraph_in_front_is_deleted() -> None:
    def edit(xml: str) -> str:
        old = paragraph_of(xml, "以下各条均有出处")
        run = old[old.index("<w:r>") : old.rindex("</w:p>")]
        gone = run.replace("<w:t>", "<w:delText>").replace("</w:t>", "</w:delText>")
        new = old.replace("</w:pPr>", TRACKED_END, 1).replace(
            run, f'<w:del w:id="901" w:author="x">{gone}</w:del>'
        )
        return xml.replace(old, new, 1)

    assert statuses(verified(with_part(DATA, edit))) == {}


def test_an_overridden_direction_is_an_edit() -> None:
    def edit(xml: str) -> str:
        old = paragraph_of(xml, "1956年")
        run = next(one for one in re.findall(r"<w:r>.*?</w:r>", old, re.DOTALL) if "1956年" in one)
        return xml.replace(run, f'<w:bdo w:val="rtl">{run}</w:bdo>', 1)

    assert statuses(verified(with_part(DATA, edit))) == {"pact": "edited"}


def test_the_row_of_the_verification_annex_is_not_the_quotation() -> None:
    words = "".join(QUOTATIONS["pact"])

    def edit(xml: str) -> str:
        name = re.search(r'w:name="(quote_pact[^"]*)"', xml)
        assert name is not None
        row = (
            f'<w:tbl><w:tr><w:tc><w:p><w:hyperlink w:anchor="{name[1]}"><w:r><w:t>1</w:t></w:r></w:hyperlink>'
            f"</w:p></w:tc><w:tc><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
        )
        old = paragraph_of(xml, words)
        return xml.replace(old, "", 1).replace("<w:sectPr", f"{row}<w:p/><w:sectPr", 1)

    found = verified(with_part(DATA, edit))
    assert statuses(found) == {"pact": "removed"}
    assert by_id(found)["pact"].now is None


def test_a_style_that_is_based_on_one_that_hides_hides_too() -> None:
    kind = '<w:style w:type="character" w:styleId'
    styles = (
        f'{kind}="Gone"><w:name w:val="Gone"/><w:rPr><w:vanish/></w:rPr></w:style>'
        f'{kind}="Away"><w:name w:val="Away"/><w:basedOn w:val="Gone"/></w:style>'
    )
    data = with_part(DATA, lambda xml: xml.replace("</w:styles>", f"{styles}</w:styles>"), "word/styles.xml")

    def edit(xml: str) -> str:
        old = paragraph_of(xml, "双方没有公布")
        added = '<w:r><w:rPr><w:rStyle w:val="Away"/></w:rPr><w:t>暗</w:t></w:r></w:p>'
        return xml.replace(old, old.removesuffix("</w:p>") + added, 1)

    found = verified(with_part(data, edit))
    assert statuses(found) == {"pact": "edited"}
    assert by_id(found)["pact"].crossed
