"""What belongs to a number so that the one without the other says something else: units, counters, dates,
multipliers, the other end of a range; as patterns over folded text.
"""

from __future__ import annotations

import re

from briefsmith.text.characters import DASH, NUMERALS

#: Units of measure in Chinese and Japanese, which a number is nothing without.
_MEASURE = (
    r"个?百分点|公里|公斤|公顷|公升|公尺|公分|千米|厘米|毫米|微米|英里|海里|英尺|英寸|平方[公千]?[里米]|立方米|千克|毫克|千瓦|兆瓦|千?伏|"
    r"当量|万?吨|米|度(?!过|假)|成(?![立为员功果])|美元|日元|欧元|韩元|英镑|卢布|人民币|元|円|圆|倍|小时|分钟|"
    r"[ヵカかケヶ]月|[ヵカかケヶ]国|[ヵカかケヶ]所"
)
#: Units behind a number and a space, in Latin letters.
_MEASURE_SPACED = (
    r"km|kg|mm|cm|nm|mi|lbs?|ft|kt|mw|gw|tons?|tonnes?|(?:kilo|centi|milli)?(?:met(?:er|re)|gram)s?|miles?|"
    r"kilotons?|megatons?|megawatts?|degrees?|feet|foot|inch(?:es)?|pounds?|percentage points?|"
    r"(?:us |u\.s\. )?dollars?|euros?|won|yen|yuan|roubles?|rubles?|renminbi|[ap]\.?m"
)
#: Parts of dates; each but as the beginning of a longer word.
_DATE = (
    r"年(?![轻龄纪青老长幼迈薪少])|月(?![亮球饼光])|日(?![本益常前元语军方报裔媒韩美中俄后子程记夜出落晒])|号(?![称召])|"
    r"时(?![候任而常报事代])|点(?![名评击出明])|分(?![别析子布歧裂享])|秒|岁|歳"
)
#: Words that count things, behind digits; behind Chinese numerals only the commonest.
_COUNTER = (
    r"个(?![体别性])|名(?![单为叫字称义誉列声古])|人(?:次(?![数要级序]))?(?![民大工权类口员士才道均间行事气质物文们])|次(?![数要级序])|枚|架|艘|辆|"
    r"位(?![于置居列])|届|章|条(?![约例件款])|项(?!目)|款|级(?!别)|票(?!据)|发(?![生展射布现言出动表起送达])|回(?![到来应复家国])|"
    r"例(?![如外子行会])|天(?![气津然空文下主安])|轮(?![船廓流换胎椅])|只(?![有是要能会剩])|具(?![有体备])|处(?![理于在罚境置])|"
    r"座(?![谈位右标舱])|台(?![湾风北海独阶词下上中方商胞])|份(?!额)|支(?![持援付出部柱配])|批(?![评准判发])|场(?![所合面])|"
    r"家(?![庭族属乡长园具电])|周(?![围边恩末刊期密转一二三四五六日])|集(?![团体中合会结权])|军(?![队事方人官舰机力备区工国演])|"
    r"师(?![傅生长范父])|间(?![谍接隔])|部(?![门分队长署])|篇|幅|所(?![有以在谓属])|起(?![诉源初点草义床飞步来因身])|"
    r"[년월일시분초명개원발대척기세살회차위권호점배도엔톤]|퍼센트|킬로|미터|달러|위안|つ"
)
_COUNTER_BEHIND_NUMERALS = (
    r"个(?![体别性])|名(?![单为叫字称义誉列声古])|"
    r"人(?:次(?![数要级序]))?(?![民大工权类口员士才道均间们空])|次|枚|架|艘|岁|届"
)
_DIGITS = r"\d+(?:[.,]\d+)*"
#: Words that end in a numeral and count nothing stand in the way: 统一, 唯一, 之一.
_NUMERAL = f"(?<![统唯单同之专合不])[{''.join(sorted(NUMERALS))}]"
_ANY_NUMERAL = f"[{''.join(sorted(NUMERALS))}]"
_COUNT = rf"(?:{_DIGITS}|{_NUMERAL})"
_NOT_A_COUNT = r"(?![个名位种次方国家地项边数])"
_RANGE_END = rf"(?=\d|[一二三四五六七八九十百]+[千万亿年月日度个名人枚次种天艘架倍成])[\d{_ANY_NUMERAL[1:]}"
_UNIT_OF_RANGE = rf"(?:{_MEASURE}|{_DATE}|{_COUNTER}|[%‰])"
_MONTH = (
    r"(?-i:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?|"
    r"Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_NUMBER_WORD = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|"
    r"(?:twen|thir|for|fif|six|seven|eigh|nine)ty|an?|half a|several|few|hundred|thousand|million)"
)
_SCALE_WORD = r"(?:hundred|thousand|million|billion|trillion)s?"
_ONES_WORD = r"(?:one|two|three|four|five|six|seven|eight|nine)"
_TEENS_WORD = r"(?:ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen)"
_TENS_WORD = r"(?:twen|thir|for|fif|six|seven|eigh|nine)ty"
_FRACTION_WORD = r"(?:(?:a|one) (?:half|third|quarter)|two[- ]thirds|three[- ]quarters)"

#: Where a Latin word begins and ends, beside whatever script.
_START, _END = r"(?<![A-Za-z0-9])", r"(?![A-Za-z0-9])"

#: What is one thing with the number in it, the longest first. A quotation that begins or ends between
#: the two would say another value.
NUMBERED = re.compile(
    "|".join(
        (
            rf"{_COUNT}{_UNIT_OF_RANGE}? ?[~{DASH}–-] ?[$€£¥]?{_RANGE_END}",
            rf"{_COUNT}{_UNIT_OF_RANGE}?至{_RANGE_END}",
            rf"{_COUNT}(?P<unit>{_UNIT_OF_RANGE})到{_RANGE_END}+(?P=unit)",
            rf"{_COUNT}到{_RANGE_END}+{_UNIT_OF_RANGE}",
            rf"{_COUNT}(?:年代(?!表)|世纪)",
            rf"{_COUNT}(?:年|个|个月|小时|点|天|倍|岁|度)半(?:月|小时|世纪|(?![岛导个年数路夜球价]))",
            rf"{_COUNT}[、或]{_RANGE_END}",
            r"(?:星期|周|礼拜)[一二三四五六日天]",
            r"(?:[歼轰运强直教警]|东风|火星|北极星|长征|巨浪|鹰击|红旗|银河)\d",
            rf"(?<!\d{{3}}){_COUNT}(?:年|个月|天|小时|公里|岁|倍|米|吨|度)[多余]{_NOT_A_COUNT}",
            rf"{_COUNT}(?:{_MEASURE}|(?!分)(?:{_DATE}))",
            rf"\d(?:{_COUNTER}|分)",
            rf"{_NUMERAL}(?:{_COUNTER_BEHIND_NUMERALS})",
            r"(?<![统唯])[\d十百千万亿二三四五六七八九][多余]",
            r"[十百千万]来[个人年次天]",
            rf"负(?={_ANY_NUMERAL}+[度点]){_ANY_NUMERAL}",
            r"氷点下\d|영하 ?\d",
            r"\d[%‰]? to [$€£¥]?\d",
            rf"\d(?:{_MEASURE_SPACED}){_END}",
            rf"{_START}between [$€£¥]?[\d.,]+[%‰]? and [$€£¥]?\d",
            rf"{_START}{_MONTH} \d{{1,2}}(?![:\d])",
            rf"{_START}\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{_MONTH}{_END}",
            rf"{_START}{_NUMBER_WORD} {_SCALE_WORD}{_END}",
            rf"{_START}{_TENS_WORD} {_ONES_WORD}{_END}",
            rf"{_START}{_ONES_WORD} (?:to|or) (?:{_ONES_WORD}|{_TEENS_WORD}){_END}",
            rf"{_START}{_SCALE_WORD} and (?:{_ONES_WORD}|{_TEENS_WORD}|{_TENS_WORD}){_END}",
            rf"{_START}{_ONES_WORD} and {_FRACTION_WORD}{_END}",
            rf"{_START}{_NUMBER_WORD} (?:percent|per cent|percentage points?){_END}",
            rf"{_START}(?:USD|EUR|GBP|RMB|CNY|JPY|KRW|No\.) ?\d",
            r"\d \d+/\d",
            r"\d[만억조천] \d",
        )
    ),
    re.IGNORECASE,
)

#: Where a match of these patterns may begin, so that they need not be tried everywhere; a test tries that it
#: begins nowhere else.
NUMBERED_BEGINS = re.compile(
    rf"{_START}[a-z]|[\d{''.join(sorted(NUMERALS))}负星周礼歼轰运强直教警东火北长巨鹰红银氷영]", re.IGNORECASE
)

#: Words that go on with a number behind a space: "5 million" is not 5.
SCALE = re.compile(
    rf" (?:{_MEASURE_SPACED}|hundred|thousand|million|billion|trillion|percent|per cent|pct|bn|mn)s?{_END}",
    re.IGNORECASE,
)
