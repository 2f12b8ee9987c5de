"""Which installed typeface stands in for one that is missing: a serif for a serif, of the same region."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FaceGroup:
    """Typefaces by all their names, and what may stand in for each, the best first; in ``bold`` where the
    face itself is a heavy one.
    """

    names: tuple[str, ...]
    stand_ins: tuple[str, ...]
    serif: bool = True
    bold: bool = False


def _names(text: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in text.split(","))


#: Han characters look different in the regions; where a region's own face is missing, another one's serif is
#: still better than a face without serifs.
_OTHERS = {
    "SC": ("TC", "JP", "KR"),
    "TC": ("HK", "SC", "JP", "KR"),
    "JP": ("SC", "TC", "KR"),
    "KR": ("SC", "JP", "TC"),
}
_SERIF = {
    "SC": _names("FandolSong, AR PL UMing CN, AR PL SungtiL GB, Songti SC, SimSun"),
    "TC": _names("AR PL UMing TW, AR PL Mingti2L Big5, TW-Sung, Songti TC, PMingLiU"),
    "JP": _names("IPAexMincho, IPAMincho, TakaoMincho, Hiragino Mincho ProN"),
    "KR": _names("NanumMyeongjo, UnBatang, Baekmuk Batang, AppleMyungjo"),
}
_SANS = {
    "SC": _names("WenQuanYi Micro Hei, WenQuanYi Zen Hei, FandolHei, Droid Sans Fallback"),
    "TC": _names("WenQuanYi Micro Hei, WenQuanYi Zen Hei, Droid Sans Fallback"),
    "JP": _names("IPAexGothic, IPAGothic, TakaoPGothic, VL Gothic"),
    "KR": _names("NanumGothic, UnDotum, Baekmuk Gulim"),
}
#: Written with the brush (楷体, 標楷體), and the printed hand of official papers (仿宋).
_BRUSH_SC = _names("AR PL UKai CN, AR PL KaitiM GB, FandolKai, LXGW WenKai GB, LXGW WenKai")
_BRUSH_TC = _names("TW-Kai, AR PL UKai TW, AR PL KaitiM Big5, LXGW WenKai TC")
_OFFICIAL = _names("FandolFang R, FandolFang")


def serif(region: str) -> tuple[str, ...]:
    """Serif faces for a region (``SC``, ``TC``, ``JP``, ``KR``), the best first."""
    return (*_own("Serif", region), *_SERIF[region], *_of_others("Serif", region))


def sans(region: str) -> tuple[str, ...]:
    """Faces without serifs for a region, the best first."""
    return (*_own("Sans", region), *_SANS[region], *_of_others("Sans", region))


def _own(kind: str, region: str) -> tuple[str, ...]:
    """The names of the free families that exist for all regions."""
    older = {"SC": "CN", "TC": "TW"}.get(region, region)
    pan = f"Source Han {kind}"
    return (f"Noto {kind} CJK {region}", f"Noto {kind} {region}", f"{pan} {region}", f"{pan} {older}", pan)


def _of_others(kind: str, region: str) -> tuple[str, ...]:
    return tuple(f"Noto {kind} CJK {other}" for other in _OTHERS[region])


_SONG = """宋体, SimSun, 新宋体, NSimSun, SimSun-ExtB, 华文宋体, STSong, 宋体-简, Songti SC, 华文中宋,
    STZhongsong, 方正书宋_GBK, FZShuSong-Z01, 思源宋体"""
#: The heavy face of titles in official papers.
_TITLE = "方正小标宋简体, 方正小标宋_GBK, FZXiaoBiaoSong-B05S, FZXiaoBiaoSong-B05"
_FANG = "仿宋, FangSong, 仿宋_GB2312, FangSong_GB2312, 华文仿宋, STFangsong, 方正仿宋_GBK, FZFangSong-Z02"
_KAI = "楷体, KaiTi, 楷体_GB2312, KaiTi_GB2312, 华文楷体, STKaiti, Kaiti SC, 方正楷体_GBK, FZKai-Z03"
_HEI = """黑体, SimHei, 微软雅黑, Microsoft YaHei, Microsoft YaHei UI, 华文黑体, STHeiti, 等线, DengXian,
    PingFang SC, Heiti SC, 方正黑体_GBK, FZHei-B01, 思源黑体"""
_MING = "新細明體, PMingLiU, 細明體, MingLiU, 細明體_HKSCS, MingLiU_HKSCS, PMingLiU-ExtB, Songti TC"
_MINCHO = "ＭＳ 明朝, MS Mincho, ＭＳ Ｐ明朝, MS PMincho, 游明朝, Yu Mincho, Hiragino Mincho ProN"
_GOTHIC = "ＭＳ ゴシック, MS Gothic, ＭＳ Ｐゴシック, MS PGothic, 游ゴシック, Yu Gothic, メイリオ, Meiryo"
_BATANG = "바탕, Batang, 바탕체, BatangChe, 궁서, Gungsuh, 함초롬바탕, HCR Batang, AppleMyungjo"
_GULIM = "굴림, Gulim, 돋움, Dotum, 맑은 고딕, Malgun Gothic, 함초롬돋움, HCR Dotum"
#: Latin faces that are as wide as the ones that they stand in for, then others of the kind.
_ROMAN = "Liberation Serif, Tinos, TeX Gyre Termes, Nimbus Roman, FreeSerif, Noto Serif, DejaVu Serif"
_SWISS = "Liberation Sans, Arimo, TeX Gyre Heros, Nimbus Sans, FreeSans, Noto Sans, DejaVu Sans"
_FIXED = "Liberation Mono, Cousine, TeX Gyre Cursor, Nimbus Mono PS, FreeMono, DejaVu Sans Mono"

EAST_ASIAN = (
    FaceGroup(_names(_SONG), serif("SC")),
    FaceGroup(_names(_TITLE), serif("SC"), bold=True),
    FaceGroup(_names(_FANG), (*_OFFICIAL, *serif("SC"))),
    FaceGroup(_names(_KAI), (*_BRUSH_SC, *serif("SC"))),
    FaceGroup(_names(_HEI), sans("SC"), serif=False),
    FaceGroup(_names(_MING), serif("TC")),
    FaceGroup(("標楷體", "DFKai-SB", "BiauKai"), (*_BRUSH_TC, *serif("TC"))),
    FaceGroup(("微軟正黑體", "Microsoft JhengHei", "PingFang TC", "Heiti TC"), sans("TC"), serif=False),
    FaceGroup(_names(_MINCHO), serif("JP")),
    FaceGroup(_names(_GOTHIC), sans("JP"), serif=False),
    FaceGroup(_names(_BATANG), serif("KR")),
    FaceGroup(_names(_GULIM), sans("KR"), serif=False),
)
LATIN = (
    FaceGroup(("Times New Roman",), _names(_ROMAN)),
    FaceGroup(("Arial", "Helvetica"), _names(_SWISS), serif=False),
    FaceGroup(("Courier New", "Courier"), _names(_FIXED), serif=False),
)

#: The character sets by which Word's table of fonts tells the script of a face, in hexadecimal digits.
REGION_OF_CHARSET = {"86": "SC", "88": "TC", "80": "JP", "81": "KR"}
