"""Made-up articles in several languages, a sentence each line, full of what must not be changed unseen."""

from __future__ import annotations

ARTICLES: dict[str, str] = {
    "zh-Hans": """
外交部长周三在平壤表示，朝鲜没有通知盟友就撤出了2,300名士兵，但不会放弃谈判。
这项协议于2020年12月5日签署，金额为9.36亿美元，约占全年预算的28%，有效期至少三年半。
第二十五条规定，双方不得单方面退出协议，除非对方拒绝在六个月内恢复会谈。
韩国国防部说，三枚短程导弹向东飞行了约600公里，最大高度为50公里，落入海中。
气温降到零下15度，比去年同期低3至5度，北部山区有二十多人受伤，两人失踪。
美国反对增加制裁，日本则支持，双方的分歧从上午10点半持续到下午4点。
专家认为，铀浓缩设施的面积增加了近一倍，达到1.2万平方米，比此前的估计大得多。
他否认曾向俄罗斯提供5000发炮弹，称这一说法毫无根据，纯属谣言。
会谈从5月3日持续到8日，有35个国家的120多名代表出席，其中四分之三来自亚洲。
委员会未能就第7号决议草案达成一致，13票赞成，2票反对，无人弃权。
""",
    "zh-Hant": """
外交部長週三在東京表示，南韓沒有通知盟友就撤出了1,200名士兵，但不會放棄談判。
這項協議於2019年11月23日簽署，金額為7.5億美元，約佔預算的百分之十二。
第十三條規定，雙方不得單方面退出，除非對方拒絕在三個月內恢復會談。
國防部說，兩枚飛彈向北飛行了約800公里，落在日本專屬經濟區之外。
裡面的設備已經全部更換，後來又增加了三十多台離心機，總數超過兩千。
他否認曾向臺灣提供任何資料，並稱這一說法是謠言，沒有任何證據。
著名學者認為，乾旱使糧食產量減少了四成，影響了二十萬人的生計。
""",
    "en": """
The minister said on March 5 that North Korea had not withdrawn its 2,300 troops from the border.
The deal, signed on 12 December 2020, is worth $9.36 million and covers about 28% of the budget.
Article 25 provides that neither side may leave the agreement unless the other refuses to talk.
Two short-range missiles flew at least 600 km before they fell into the sea, Seoul's military said.
Temperatures dropped to -15 degrees, between 3 and 5 degrees lower than in the previous year.
Washington opposes new sanctions, while Tokyo supports them; the talks ended without a statement.
He denied that five thousand shells had been sent to Moscow and called the report false.
The U.N. committee could not agree on the draft: 13 voted for it, 2 against it, and nobody abstained.
""",
    "ja": """
外務大臣は3月5日、北朝鮮は国境から2,300人の部隊を撤退させていないと述べた。
この協定は2020年12月5日に署名され、金額は9.36億円で、予算の約28%を占める。
防衛省によると、2発の弾道ミサイルが約600キロ飛行し、日本海に落下したとみられる。
政府は制裁の強化に反対しており、対話を拒否しない方針を示した。
気温は氷点下15度まで下がり、北部では二十人以上がけがをした。
""",
    "ko": """
외교부 장관은 3월 5일 북한이 국경에서 2,300명의 병력을 철수하지 않았다고 밝혔다.
이 협정은 2020년 12월 5일 서명되었으며 금액은 9.36억 달러로 예산의 약 28%를 차지한다.
국방부에 따르면 미사일 2발이 약 600km를 비행한 뒤 동해에 떨어진 것으로 보인다.
정부는 제재 강화에 반대하며 대화를 거부하지 않겠다는 입장을 재확인했다.
기온은 영하 15도까지 떨어졌고 북부에서는 5만 3천 명이 대피했다.
""",
}
