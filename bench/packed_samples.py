"""Made-up documents of every packed format and saved pages in several encodings, to be mutated."""

# ruff: noqa: E501, ISC004 - the files are easier to read as they are
from __future__ import annotations

import base64
import io
import subprocess
import zlib

import docx
import pypandoc

CHINESE = "多国官员表示，将继续通过对话与协商的方式推动问题的解决，避免局势进一步升级。"
ENGLISH = "An official said that “nothing” had been decided & that talks would go on."
JAPANESE = "外務省の報道官は記者会見で、関係国と緊密に連携していくと述べ、対話の重要性を強調した。"
KOREAN = "정부 당국자는 기자들과 만난 자리에서 관련국들과 긴밀한 협의를 이어가고 있다고 말했다."
MARKDOWN = f"""# 会谈的结果

{CHINESE}[^1]

- {ENGLISH}
- *{JAPANESE}*

| 国家 | 次数 |
|------|------|
| 日本 | 12   |

> {KOREAN}

[^1]: 这是一条脚注。
"""


def made_by_pandoc(form: str) -> bytes:
    """The same small document in a format of pandoc's."""
    command = [
        str(pypandoc.get_pandoc_path()),
        "--from=markdown",
        f"--to={form}",
        "--standalone",
        "--output=-",
    ]
    return subprocess.run(command, input=MARKDOWN.encode(), capture_output=True, check=True).stdout


def word_file() -> bytes:
    """A Word document with a heading, a table, a header and a footer."""
    document = docx.Document()
    document.add_heading("会谈的结果", 0)
    document.add_paragraph(CHINESE)
    table = document.add_table(2, 2)
    for number, text in enumerate((CHINESE, ENGLISH, JAPANESE, KOREAN)):
        table.cell(number // 2, number % 2).text = text
    document.sections[0].header.paragraphs[0].text = "内部参考"
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def rtf_file() -> bytes:
    """RTF in the code page of a Chinese font, with a note."""
    chinese = "".join(f"\\'{byte:02x}" for byte in CHINESE.encode("gb18030"))
    start = r"{\rtf1\ansi\ansicpg936\deff0{\fonttbl{\f0\fcharset134 A;}{\f1\fcharset0 B;}}\uc1\pard\f0 "
    rest = r"\par\f1 it\'92s \u8217?d{\*\footnote\chftn a note}\par\u-10179?\u-8704?\par\trowd\cell\row}"
    return (start + chinese + rest).encode("ascii")


def mhtml_file(codec: str = "utf-8") -> bytes:
    """A page as Chromium saves it."""
    body = base64.encodebytes(page(codec)).decode().replace("\n", "\r\n")
    return (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://news.example/a/1\r\n"
        'Subject: =?utf-8?Q?Talks?=\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html";'
        '\r\n\tboundary="----xx"\r\n\r\n------xx\r\nContent-Type: text/html\r\n'
        "Content-Transfer-Encoding: base64\r\nContent-Location: https://news.example/a/1\r\n\r\n"
        f"{body}\r\n------xx\r\nContent-Type: image/png\r\n\r\nxx\r\n------xx--\r\n"
    ).encode()


def page(codec: str = "utf-8") -> bytes:
    """A whole page with a head, a menu, an article and a foot."""
    article = "".join(f"<p>{text}</p>\n" for text in (CHINESE, ENGLISH, CHINESE * 3, ENGLISH * 3))
    text = (
        f'<!doctype html><html lang="zh"><head><meta charset="{codec}"><title>会谈的结果 - 示例网</title>'
        '<meta property="og:title" content="会谈的结果"><script type="application/ld+json">{"@type":'
        '"NewsArticle","headline":"会谈的结果","datePublished":"2025-01-12T08:00:00+08:00"}</script></head>'
        '<body><nav><ul><li><a href="/">首页</a></li></ul></nav><main><article><h1>会谈的结果</h1>'
        f'<figure><img alt="图"><figcaption>图片说明</figcaption></figure>{article}<table><tr><td>1</td></tr>'
        "</table></article></main><footer>版权所有</footer></body></html>"
    )
    return text.encode(codec, "xmlcharrefreplace" if codec != "utf-16" else "strict")


def pdf_file(packed: bool = False) -> bytes:
    """Two pages with a table, a rotated line, a font of two bytes with names for its characters, and a form."""
    names = b"beginbfrange <0001> <00ff> <4e00> endbfrange 2 beginbfchar <0003> <00660069> <0004> <2f45> endbfchar"
    first = (
        b"BT /F1 11 Tf 72 700 Td (An official said that nothing had been) Tj 0 -14 Td (decided and that talks) Tj "
        b"T* [(would) -250 (go on)] TJ ET BT /F2 11 Tf 1 0 0 1 72 600 Tm <000100020003000400050006> Tj ET\n"
        b"72 500 100 20 re S q 0 1 -1 0 30 400 cm BT /F1 9 Tf 0 0 Td (on its side) Tj ET Q /X1 Do\n"
    )
    second = b"BT /F1 11 Tf 72 700 Td (Another page.) Tj ET q 10 0 0 10 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID x EI Q\n"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R 4 0 R] /Count 2 /MediaBox [0 0 600 800] >>",
        b"<< /Type /Page /Parent 2 0 R /Contents 5 0 R /Resources << /Font << /F1 7 0 R /F2 8 0 R >> "
        b"/XObject << /X1 11 0 R >> >> >>",
        b"<< /Type /Page /Parent 2 0 R /Contents [6 0 R] /Rotate 90 /Resources << /Font << /F1 7 0 R >> >> >>",
        _stream(first, packed),
        _stream(second, packed),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold >>",
        b"<< /Type /Font /Subtype /Type0 /BaseFont /Song /Encoding /Identity-H /DescendantFonts [9 0 R] "
        b"/ToUnicode 10 0 R >>",
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Song /CIDSystemInfo << /Registry (Adobe) "
        b"/Ordering (GB1) /Supplement 2 >> /DW 1000 /W [1 [500 600] 3 9 700] >>",
        _stream(b"/CIDInit /ProcSet findresource begin begincmap 1 " + names + b" endcmap", packed),
        _stream(
            b"BT /F1 9 Tf 72 90 Td (in a form) Tj ET",
            packed,
            b"/Type /XObject /Subtype /Form /BBox [0 0 9 9]",
        ),
    ]
    return _assembled(objects)


def _stream(content: bytes, packed: bool, more: bytes = b"") -> bytes:
    kind = b" /Filter /FlateDecode" if packed else b""
    content = zlib.compress(content) if packed else content
    return b"<< /Length %d%s %s >>\nstream\n%s\nendstream" % (len(content), kind, more, content)


def _assembled(objects: list[bytes]) -> bytes:
    out, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    tail = b"xref\n0 %d\n0000000000 65535 f \n%strailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF"
    return out + tail % (len(objects) + 1, table, len(objects) + 1, len(out))
