"""The text rules of the body, with their way back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefsmith.sources.printed import printed, printed_string
from briefsmith.text.mapped import MappedText


@pytest.mark.parametrize(
    ("raw", "wanted"),
    [
        ("一\u00a0\u2009\t二", "一 二"),
        ("一\r\n\x0b二", "一 二"),
        ("零\u200b宽\u00ad度\ufeff字\x00符", "零宽度字符"),
        ("\u3000\u3000段落\u3000内\u3000", "段落\u3000内"),
        ("一 \u200b 二", "一 二"),
        ("“直”‘弯’——……：；", "“直”‘弯’——……：；"),
        ("Ａｂ１", "Ａｂ１"),
        ("", ""),
        (" \u3000\n", ""),
    ],
)
def test_rules(raw: str, wanted: str) -> None:
    assert printed_string(raw) == wanted
    assert printed(MappedText.verbatim(raw)).text == wanted


def test_a_folded_run_stands_for_all_of_it() -> None:
    text = printed(MappedText.verbatim("甲 \u00a0\n乙", offset=10))
    assert (text.starts[1], text.ends[1]) == (11, 14)
    assert (text.starts[2], text.ends[2]) == (14, 15)


@given(st.text(alphabet="甲乙a \u3000\u00a0\u200b\u00ad\n\t\x00", max_size=60))
def test_every_character_leads_back(raw: str) -> None:
    text = printed(MappedText.verbatim(raw))
    assert text.text == printed_string(raw)
    assert printed_string(text.text) == text.text
    for character, start, end in zip(text.text, text.starts, text.ends, strict=True):
        assert raw[start:end] == character or (
            character == " " and raw[start:end].strip("\u200b\u00ad\x00 \u00a0\n\t") == ""
        )
