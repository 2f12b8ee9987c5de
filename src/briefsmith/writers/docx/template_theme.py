"""The theme of the shipped Word templates: their colours and their typefaces."""

from __future__ import annotations

from briefsmith.writers.docx.language import Faces

_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def theme(face: Faces) -> bytes:
    """``word/theme/theme1.xml`` with the typefaces of one language."""
    colours = (
        ("dk1", "000000"), ("lt1", "FFFFFF"), ("dk2", "1F3A5F"), ("lt2", "F0F3F7"), ("accent1", "1F3A5F"),
        ("accent2", "B3261E"), ("accent3", "6B7C93"), ("accent4", "8C6D1F"), ("accent5", "2F6B4F"),
        ("accent6", "595959"), ("hlink", "1F3A5F"), ("folHlink", "4B3A5F"),
    )  # fmt: skip
    palette = "".join(f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in colours)
    major, minor = (
        f'<a:latin typeface="{latin}"/><a:ea typeface="{asian}"/><a:cs typeface=""/>'
        for latin, asian in ((face.latin_heading, face.heading), (face.latin, face.body))
    )
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    line = f'<a:ln w="6350">{fill}<a:prstDash val="solid"/></a:ln>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (
        f'{_HEAD}<a:theme xmlns:a="{_A}" name="Briefsmith"><a:themeElements>'
        f'<a:clrScheme name="Briefsmith">{palette}</a:clrScheme><a:fontScheme name="Briefsmith">'
        f"<a:majorFont>{major}</a:majorFont><a:minorFont>{minor}</a:minorFont></a:fontScheme>"
        f'<a:fmtScheme name="Briefsmith"><a:fillStyleLst>{fill * 3}</a:fillStyleLst>'
        f"<a:lnStyleLst>{line * 3}</a:lnStyleLst><a:effectStyleLst>{effect * 3}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
    ).encode()
