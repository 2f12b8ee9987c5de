"""Made-up saves of pages that are no articles, and short articles about such pages, each in several forms."""

# ruff: noqa: E501 - the texts are easier to read as they are
from __future__ import annotations

from collections.abc import Iterator

#: What a saved page shows: its title, and its lines; ``# `` before a heading, ``[ ]`` around a button or a link.
Shown = tuple[str, tuple[str, ...]]

FAILED: dict[str, Shown] = {
    "captcha en": (
        "Just a moment...",
        (
            "# news.example",
            "Verify you are human by completing the action below.",
            "news.example needs to review the security of your connection before proceeding.",
            "Ray ID: 8a1b2c3d4e5f",
            "Performance & security by Cloudflare",
        ),
    ),
    "captcha en 2": (
        "Security Check",
        (
            "# Are you a robot?",
            "To continue, please type the characters you see in the image below.",
            "[Submit]",
        ),
    ),
    "captcha en untitled": (
        "Example Tribune",
        (
            "Please complete the security check to access the site.",
            "Why do I have to complete a CAPTCHA?",
            "Completing the CAPTCHA proves you are a human and gives you temporary access to the web property.",
        ),
    ),
    "captcha hans": ("安全验证", ("请完成下列验证后继续访问", "[刷新]", "请拖动滑块完成拼图")),
    "captcha hans 2": ("示例新闻", ("您的访问过于频繁，请输入验证码后继续访问。", "验证码：", "[提交]")),
    "captcha hant": ("請證明您不是機器人", ("系統偵測到您的網路有異常流量，請輸入驗證碼以繼續。", "[送出]")),
    "captcha ja": (
        "画像認証",
        ("ロボットではないことを確認するため、表示された文字を入力してください。", "[送信]"),
    ),
    "captcha ko": ("보안 확인", ("로봇이 아닙니다", "계속하려면 아래 보안 문자를 입력해 주세요.", "[확인]")),
    "wechat environment": (
        "微信公众平台",
        ("# 环境异常", "当前环境异常，完成验证后即可继续访问。", "[去验证]"),
    ),
    "wechat illegal": (
        "微信公众平台",
        (
            "# 此内容因违规无法查看",
            "此内容因涉嫌违反相关法律法规和政策，被平台处理，无法查看",
            "[查看对应规则]",
        ),
    ),
    "wechat illegal bare": (
        "",
        ("此内容因违规无法查看", "由用户投诉并经平台审核，涉嫌过度营销、骚扰用户，查看对应规则"),
    ),
    "wechat deleted": ("", ("该内容已被发布者删除",)),
    "wechat moved": (
        "",
        (
            "该公众号已迁移",
            "该公众号已迁移至新的账号，原账号已回收。若需访问原文章链接，请点击下方按钮。",
            "[访问文章]",
        ),
    ),
    "wechat complaint": ("微信公众平台", ("此内容被投诉且经审核涉嫌侵权，无法查看。",)),
    "wechat account": ("", ("此帐号已自主注销，内容无法查看",)),
    "wechat parameters": ("", ("参数错误",)),
    "wechat expired": ("", ("链接已过期", "请在微信客户端打开链接")),
    "deleted hans": (
        "示例社区",
        ("# 抱歉，该帖子已被删除", "您访问的帖子可能已被作者或管理员删除。", "[返回首页]"),
    ),
    "deleted weibo": ("微博正文", ("抱歉，作者已设置仅展示半年内微博，此微博已不可见。",)),
    "deleted hant": ("示例論壇", ("這篇文章已被作者刪除", "[回到首頁]")),
    "deleted en": (
        "Example Social",
        (
            "This post is no longer available.",
            "It may have been removed by its author or is only visible to a small group of people.",
            "[Go to News Feed]",
        ),
    ),
    "deleted ja": (
        "例示ニュース",
        (
            "この記事は掲載を終了しました。",
            "掲載期間が終了したため、記事をご覧いただけません。",
            "[トップページへ戻る]",
        ),
    ),
    "deleted ko": (
        "예시뉴스",
        (
            "삭제된 게시물입니다.",
            "요청하신 게시물은 작성자에 의해 삭제되었거나 존재하지 않습니다.",
            "[홈으로]",
        ),
    ),
    "cookies en": (
        "Before you continue",
        (
            "We and our 842 partners store and access information on your device such as cookies to personalise ads and content.",
            "By clicking “Accept all” you consent to the use of cookies.",
            "[Accept all]",
            "[Reject all]",
            "[Manage preferences]",
        ),
    ),
    "cookies en 2": (
        "Example Gazette",
        (
            "# We value your privacy",
            "We use cookies and similar technologies to give you the best experience on our site. You can change your preferences at any time.",
            "[Accept]",
            "[Cookie settings]",
        ),
    ),
    "cookies hans": (
        "示例网",
        (
            "本网站使用Cookie来改善您的浏览体验。继续使用本网站即表示您同意我们的隐私政策。",
            "[接受全部]",
            "[拒绝]",
        ),
    ),
    "cookies hant": (
        "示例網",
        ("我們使用 cookie 為您提供更好的瀏覽體驗，繼續瀏覽即代表您同意我們的隱私權政策。", "[同意]"),
    ),
    "cookies ja": (
        "例示新聞",
        (
            "当サイトでは、利便性の向上のためCookieを使用しています。サイトの閲覧を続けることで、クッキーの使用に同意したものとみなします。",
            "[同意する]",
        ),
    ),
    "cookies ko": (
        "예시일보",
        (
            "저희 사이트는 더 나은 서비스를 제공하기 위해 쿠키를 사용합니다.",
            "계속 이용하시면 쿠키 사용에 동의하는 것으로 간주됩니다.",
            "[동의]",
        ),
    ),
    "log-in en": (
        "Log in to Example",
        (
            "# Log in",
            "Email address",
            "Password",
            "[Forgot password?]",
            "Don't have an account? Sign up",
            "[Log in]",
        ),
    ),
    "log-in en 2": (
        "Example Forum",
        ("You must be logged in to view this content.", "[Log in]", "[Register]"),
    ),
    "log-in hans": (
        "用户登录",
        (
            "# 账号登录",
            "手机号",
            "密码",
            "[忘记密码？]",
            "还没有账号？立即注册",
            "登录即表示您同意用户协议和隐私政策",
            "[登录]",
        ),
    ),
    "log-in hans 2": ("示例论坛", ("您需要登录后才可以继续阅读本文", "[登录]", "[注册]")),
    "log-in hant": ("會員登入", ("請先登入會員以繼續閱讀", "帳號", "密碼", "[登入]")),
    "log-in ja": (
        "ログイン",
        (
            "# ログイン",
            "この記事の続きを読むにはログインが必要です。",
            "メールアドレス",
            "パスワード",
            "[パスワードをお忘れの方はこちら]",
            "[ログイン]",
        ),
    ),
    "log-in ja 2": (
        "例示新聞デジタル",
        ("この記事は有料会員限定です。", "会員登録して続きをお読みください。", "[ログイン]", "[会員登録]"),
    ),
    "log-in ko": (
        "로그인",
        ("# 로그인", "아이디", "비밀번호", "[아이디 찾기]", "[회원가입]", "로그인이 필요한 서비스입니다."),
    ),
    "log-in ko 2": (
        "예시경제",
        ("이 기사는 회원만 볼 수 있습니다.", "로그인 후 이용해 주세요.", "[로그인]", "[회원가입]"),
    ),
    "paywall en": (
        "Ministers meet over shipping lanes | Example Times",
        (
            "# Ministers meet over shipping lanes",
            "Subscribe to unlock this article",
            "Only $1 for 4 weeks. Cancel anytime.",
            "[Subscribe]",
            "Already a subscriber? Sign in",
        ),
    ),
    "paywall en 2": (
        "Example Post",
        (
            "You've reached your limit of free articles.",
            "Subscribe now to continue reading. Cancel anytime.",
            "[See my options]",
        ),
    ),
    "paywall hans": (
        "部长会议讨论航道安全",
        ("# 部长会议讨论航道安全", "本文为付费内容，订阅后可继续阅读全文", "[立即订阅]", "已是会员？请登录"),
    ),
    "paywall hant": ("部長會議討論航道安全", ("此內容為訂戶專屬，請訂閱後繼續閱讀。", "[訂閱方案]")),
    "paywall ja": (
        "閣僚会議、航路の安全を議論",
        (
            "この記事は会員限定です。",
            "有料会員になると続きをお読みいただけます。",
            "[有料プランに申し込む]",
            "残り 1,204文字",
        ),
    ),
    "paywall ko": (
        "장관회의, 항로 안전 논의",
        ("구독자 전용 기사입니다.", "구독하시면 기사 전문을 읽으실 수 있습니다.", "[구독하기]"),
    ),
    "region en": (
        "Example TV",
        ("This content is not available in your region.", "We apologise for the inconvenience."),
    ),
    "region en 2": (
        "451: Unavailable due to legal reasons",
        (
            "We recognize you are attempting to access this website from a country belonging to the European Economic Area (EEA) including the EU which enforces the General Data Protection Regulation (GDPR) and therefore access cannot be granted at this time.",
            "For any issues, contact webmaster@news.example or call 555-0100.",
        ),
    ),
    "region hans": ("示例视频", ("抱歉，由于版权限制，您所在的地区无法观看此内容。",)),
    "region hant": ("示例影音", ("很抱歉，您所在的國家或地區無法瀏覽此內容。",)),
    "region ja": ("例示テレビ", ("お住まいの地域ではこのコンテンツをご利用いただけません。",)),
    "region ko": ("예시방송", ("해당 지역에서는 이 콘텐츠를 이용할 수 없습니다.",)),
    "403 nginx": ("403 Forbidden", ("# 403 Forbidden", "nginx/1.18.0 (Ubuntu)")),
    "403 apache": (
        "403 Forbidden",
        (
            "# Forbidden",
            "You don't have permission to access /news/2024/ on this server.",
            "Apache/2.4.41 (Ubuntu) Server at news.example Port 443",
        ),
    ),
    "403 cloudflare": (
        "Attention Required! | Cloudflare",
        (
            "# Sorry, you have been blocked",
            "## You are unable to access news.example",
            "## Why have I been blocked?",
            "This website is using a security service to protect itself from online attacks. The action you just performed triggered the security solution. There are several actions that could trigger this block including submitting a certain word or phrase, a SQL command or malformed data.",
            "## What can I do to resolve this?",
            "You can email the site owner to let them know you were blocked. Please include what you were doing when this page came up and the Cloudflare Ray ID found at the bottom of this page.",
            "Cloudflare Ray ID: 8a1b2c3d4e5f • Your IP: 192.0.2.7 • Performance & security by Cloudflare",
        ),
    ),
    "403 hans": (
        "访问被拒绝",
        ("很抱歉，由于您访问的URL有可能对网站造成安全威胁，您的访问被阻断。", "您的请求ID是：7b2a91c0"),
    ),
    "403 hant": ("拒絕存取", ("您沒有權限瀏覽此網頁。", "請聯絡網站管理員。")),
    "403 ja": (
        "403 Forbidden",
        (
            "閲覧が禁止されています",
            "アクセスしようとしたページは表示できませんでした。このページへのアクセスは許可されていません。",
        ),
    ),
    "403 ko": ("접근이 거부되었습니다", ("이 페이지에 접근할 권한이 없습니다.", "[이전 페이지로 돌아가기]")),
    "404 nginx": ("404 Not Found", ("# 404 Not Found", "nginx")),
    "404 en": (
        "Page not found - Example Herald",
        (
            "# Oops! That page can’t be found.",
            "It looks like nothing was found at this location. Maybe try one of the links below or a search?",
            "[Home]",
            "[Latest news]",
        ),
    ),
    "404 en 2": (
        "Example Herald",
        ("# 404", "Sorry, the page you are looking for could not be found.", "[Go back to the homepage]"),
    ),
    "404 hans": (
        "页面没有找到 - 示例网",
        ("# 404", "抱歉，您访问的页面不存在或已被删除。", "5秒后自动跳转到首页"),
    ),
    "404 hant": (
        "找不到網頁 | 示例報",
        ("很抱歉，您所查詢的網頁不存在，可能已被移除或改名。", "請檢查網址是否正確，或返回首頁。"),
    ),
    "404 ja": (
        "ページが見つかりません",
        (
            "お探しのページは見つかりませんでした。",
            "URLが変更されたか、削除された可能性があります。",
            "[トップページへ]",
        ),
    ),
    "404 ko": (
        "페이지를 찾을 수 없습니다",
        (
            "요청하신 페이지가 존재하지 않습니다.",
            "방문하시려는 페이지의 주소가 잘못 입력되었거나, 삭제되었습니다.",
            "[홈으로 가기]",
        ),
    ),
    "500 en": (
        "500 Internal Server Error",
        (
            "# Internal Server Error",
            "The server encountered an internal error or misconfiguration and was unable to complete your request.",
            "Please contact the server administrator to inform them of the time this error occurred.",
        ),
    ),
    "500 hans": ("系统错误", ("服务器内部错误，请稍后再试。", "错误代码：500")),
    "500 hant": ("系統忙碌中", ("系統忙碌中，請稍後再試，造成您的不便敬請見諒。",)),
    "500 ja": (
        "エラーが発生しました",
        (
            "サーバーでエラーが発生しました。",
            "お手数ですが、しばらく時間をおいてから再度アクセスしてください。",
        ),
    ),
    "500 ko": (
        "서비스 점검 중",
        (
            "일시적인 오류로 서비스를 이용할 수 없습니다.",
            "잠시 후 다시 시도해 주세요. 이용에 불편을 드려 죄송합니다.",
        ),
    ),
    "502 nginx": ("502 Bad Gateway", ("# 502 Bad Gateway", "nginx/1.20.1")),
    "502 cloudflare": (
        "news.example | 502: Bad gateway",
        (
            "# Bad gateway Error code 502",
            "Visit cloudflare.com for more information.",
            "You Browser Working",
            "Cloudflare Working",
            "news.example Host Error",
            "## What happened?",
            "The web server reported a bad gateway error.",
            "## What can I do?",
            "Please try again in a few minutes.",
            "Cloudflare Ray ID: 8a1b2c3d4e5f",
        ),
    ),
    "503 en": (
        "Service Unavailable",
        (
            "# Service Unavailable",
            "The server is temporarily unable to service your request due to maintenance downtime or capacity problems. Please try again later.",
        ),
    ),
    "504": ("504 Gateway Time-out", ("# 504 Gateway Time-out", "openresty")),
    "maintenance en": (
        "Example Herald",
        (
            "The site is down for scheduled maintenance.",
            "We will be back shortly. Thank you for your patience.",
        ),
    ),
    "JavaScript en": ("Example App", ("You need to enable JavaScript to run this app.",)),
    "JavaScript en 2": (
        "Example Daily",
        (
            "JavaScript is not available.",
            "We’ve detected that JavaScript is disabled in this browser. Please enable JavaScript or switch to a supported browser to continue using this site.",
            "[Help Center]",
        ),
    ),
    "JavaScript hans": ("示例客户端", ("您需要启用JavaScript才能运行此应用。",)),
    "JavaScript hant": ("示例網", ("請開啟瀏覽器的 JavaScript 功能，以正常瀏覽本網站。",)),
    "JavaScript ja": ("例示", ("このページを表示するにはJavaScriptを有効にしてください。",)),
    "JavaScript ko": ("예시", ("이 사이트를 이용하려면 자바스크립트를 활성화해 주세요.",)),
    "loading": ("示例客户端", ("加载中...",)),
    "loading en": ("Example App", ("Loading…",)),
    "more a": (
        "Access Denied",
        (
            "# Access Denied",
            'You don\'t have permission to access "http://news.example/story" on this server.',
            "Reference #18.2d351ab8.1557333295.a4e16ab",
            "https://errors.edgesuite.net/18.2d351ab8",
        ),
    ),
    "more b": (
        "Human Verification",
        (
            "# Let's confirm you are human",
            "Complete the security check before continuing. This step verifies that you are not a bot, which helps to protect your account and prevent spam.",
            "[Begin]",
        ),
    ),
    "more c": (
        "ERROR: The request could not be satisfied",
        (
            "# 403 ERROR",
            "## The request could not be satisfied.",
            "Request blocked. We can't connect to the server for this app or website at this time. There might be too much traffic or a configuration error. Try again later, or contact the app or website owner.",
            "Generated by cloudfront (CloudFront)",
            "Request ID: abcd==",
        ),
    ),
    "more d": (
        "页面找不到了",
        ("哎呀，页面走丢了", "您可以尝试刷新页面，或者返回首页看看其他内容", "[返回首页]", "[联系客服]"),
    ),
    "more e": (
        "404页面",
        (
            "很抱歉，您要访问的页面不存在！",
            "1. 请检查您输入的网址是否正确",
            "2. 请与我们联系",
            "3. 去其他地方逛逛",
        ),
    ),
    "more f": ("示例日报", ("该文章已下线",)),
    "more g": ("示例日报", ("文章不存在或已被删除",)),
    "more h": ("提示信息", ("抱歉，您没有权限访问该板块", "[点击返回上一页]")),
    "more i": (
        "提示信息 - 示例论坛",
        ("抱歉，本帖要求阅读权限高于 20 才能浏览", "您需要登录后才能进行本操作", "用户名", "密码", "[登录]"),
    ),
    "more j": (
        "訂閱會員專屬文章",
        ("閱讀完整文章，請先登入或訂閱", "加入會員，每月只要 120 元", "[立即訂閱]"),
    ),
    "more k": ("示例新聞", ("您目前的瀏覽器不支援 JavaScript，請開啟後再試。",)),
    "more l": ("Error", ("An unexpected error has occurred.", "Please try again later.")),
    "more m": (
        "Are you a robot?",
        (
            "To continue, please click the box below to let us know you're not a robot.",
            "Please make sure your browser supports JavaScript and cookies and that you are not blocking them from loading.",
            "For inquiries related to this message please contact our support team and provide the reference ID below.",
            "Block reference ID: 0c8f",
        ),
    ),
    "more n": (
        "Subscribe to read | Example Times",
        (
            "# Subscribe to unlock this article",
            "Try unlimited access",
            "Only $1 for 4 weeks",
            "Then $75 per month. Complete digital access to quality journalism on any device. Cancel anytime during your trial.",
            "[Explore more offers.]",
        ),
    ),
    "more o": (
        "お探しのページは見つかりませんでした",
        ("アクセスいただいたページは、削除もしくは移動した可能性があります。", "[ホームへ]"),
    ),
    "more p": ("503 Service Temporarily Unavailable", ("# 503 Service Temporarily Unavailable", "nginx")),
    "more q": (
        "アクセスエラー",
        (
            "大変申し訳ございません。現在アクセスが集中しており、ページを表示できません。",
            "しばらく経ってから再度お試しください。",
        ),
    ),
    "more r": (
        "ログイン画面",
        ("ユーザーID", "パスワード", "次回から自動的にログイン", "[ログイン]", "[新規会員登録はこちら]"),
    ),
    "more s": (
        "이용안내",
        (
            "서비스 이용에 불편을 드려 죄송합니다.",
            "요청하신 페이지를 찾을 수 없습니다. 주소가 정확한지 다시 한번 확인해 주시기 바랍니다.",
            "[이전 페이지]",
        ),
    ),
    "more t": ("예시신문", ("기사가 삭제되었거나 존재하지 않습니다.",)),
    "more u": (
        "예시신문 로그인",
        ("이메일", "비밀번호", "[비밀번호 찾기]", "카카오로 로그인", "네이버로 로그인"),
    ),
    "more v": ("예시일보", ("유료회원 전용 기사입니다. 로그인하시면 전체 내용을 보실 수 있습니다.",)),
    "more w": (
        "Example",
        ("This page isn’t working", "news.example didn’t send any data.", "ERR_EMPTY_RESPONSE"),
    ),
    "more x": (
        "news.example",
        (
            "This site can’t be reached",
            "news.example took too long to respond.",
            "Try: Checking the connection, Checking the proxy and the firewall",
            "ERR_CONNECTION_TIMED_OUT",
        ),
    ),
    "more y": ("示例网", ("安全验证", "为了您的账号安全，请完成验证", "向右滑动完成拼图")),
    "more z": (
        "知乎 - 有问题，就会有答案",
        ("你似乎来到了没有知识存在的荒原", "来源链接是否正确？用户、话题或问题是否存在？", "[返回首页]"),
    ),
    "more AA": (
        "Sign in - Example Accounts",
        (
            "# Sign in",
            "to continue to Example",
            "Email or phone",
            "Forgot email?",
            "Not your computer? Use a private browsing window to sign in.",
            "[Next]",
        ),
    ),
    "more BB": (
        "Too Many Requests",
        ("# 429 Too Many Requests", "You have sent too many requests in a given amount of time."),
    ),
    "more CC": (
        "Example News",
        ("Oops, something went wrong.", "Try refreshing the page, or come back in a few minutes."),
    ),
    "more DD": (
        "Your privacy choices",
        (
            "# Your privacy, your choice",
            "We and our partners use technologies such as cookies to store and access personal data like your visit to this website. You can withdraw your consent at any time.",
            "[Agree and close]",
            "[Learn more]",
        ),
    ),
    "more EE": (
        "Domain suspended",
        ("This domain has been suspended.", "Please contact your hosting provider."),
    ),
    "more FF": (
        "Access blocked",
        ("According to the law of your country, access to this page has been restricted.",),
    ),
    "more GG": ("网站访问报错", ("访问的网站暂时无法打开，可能的原因：", "网站未备案", "[查看解决方案]")),
    "more HH": ("微信公众平台", ("该内容暂时无法查看", "请稍后再试")),
    "more II": ("微信公众平台", ("此账号已被屏蔽，内容无法查看", "根据用户投诉，该账号涉嫌违反相关规则")),
    "more JJ": ("微信公众平台", ("未知错误，请稍后再试", "[我知道了]")),
    "more KK": ("", ("你暂无权限查看此页面内容",)),
    "more LL": (
        "Page unavailable",
        (
            "Sorry, this content isn't available right now",
            "The link you followed may have expired, or the page may only be visible to an audience you're not in.",
            "[Go back to the previous page]",
        ),
    ),
    "more MM": (
        "サーバーエラー",
        ("ただいまサーバーが混み合っております。時間をおいてアクセスしてください。",),
    ),
    "more NN": ("例示新聞", ("この記事の閲覧期間は終了しました。",)),
    "more OO": ("例示新聞", ("続きは会員登録をしてお読みください。", "[無料会員登録]", "[ログイン]")),
    "more PP": ("Seite nicht gefunden", ("Die angeforderte Seite existiert leider nicht.",)),
    "more QQ": (
        "Register to continue",
        (
            "# Register for free to keep reading",
            "It only takes a minute.",
            "Email",
            "[Continue]",
            "By registering you agree to our terms of service and privacy policy.",
        ),
    ),
    "more RR": ("抱歉，出错了", ("抱歉，你访问的页面出错了", "错误码：1002")),
    "more SS": ("会员专享", ("本文为会员专享，开通会员即可阅读全文", "[开通会员]")),
    "more TT": ("付费阅读", ("剩余80%内容未读", "支付后继续阅读", "[立即购买 ¥9.9]")),
    "others 1": (
        "Example Courier",
        ("We've noticed some unusual activity from your device.", "Slide the puzzle piece to continue."),
    ),
    "others 2": (
        "Access to this page has been denied",
        ("Press & Hold to confirm you are a human (and not a bot).", "Reference ID 3d1a9f10-aa"),
    ),
    "others 3": (
        "Checking your browser before accessing news.example",
        (
            "This process is automatic. Your browser will redirect to your requested content shortly.",
            "Please allow up to 5 seconds...",
            "DDoS protection by Cloudflare",
        ),
    ),
    "others 4": (
        "Error 1020",
        (
            "# Access denied",
            "What happened? This website is using a security service to protect itself from online attacks.",
            "Ray ID: 77aa",
        ),
    ),
    "others 5": (
        "Page Not Found",
        (
            "# We're sorry, we couldn't find that page",
            "The page may have been moved, or the address may be wrong.",
            "Try searching for what you need.",
        ),
    ),
    "others 6": ("Whoops!", ("# 404", "This is not the web page you are looking for.")),
    "others 7": (
        "410 Gone",
        (
            "# Gone",
            "The requested resource is no longer available on this server and there is no forwarding address. Please remove all references to this resource.",
        ),
    ),
    "others 8": ("429 Too Many Requests", ("# Too Many Requests", "nginx")),
    "others 9": (
        "Example Ledger",
        (
            "# This story is for subscribers only",
            "Already subscribed? Log in",
            "Get unlimited digital access for $2 a week.",
        ),
    ),
    "others 10": (
        "Example Times",
        (
            "Thanks for reading! You have 0 free articles left this month.",
            "Create a free account or log in to keep reading.",
        ),
    ),
    "others 11": ("Content unavailable", ("This video is unavailable in your country.",)),
    "others 12": (
        "Connection timed out",
        (
            "# Error 522",
            "Connection timed out between Cloudflare's network and the origin web server. As a result, the web page can not be displayed.",
            "Ray ID: 99",
        ),
    ),
    "others 13": (
        "Example App",
        (
            "If you're seeing this message, that means JavaScript has been disabled on your browser, please enable JS to make this app work.",
        ),
    ),
    "others 14": (
        "请稍候…",
        ("正在检查站点连接是否安全", "示例网需要先检查您的连接的安全性，然后才能继续。"),
    ),
    "others 15": ("验证", ("为保护您的账号安全，请点击下图中的所有红绿灯", "[确定]")),
    "others 16": ("页面不存在", ("您访问的链接有误，或该页面已被移除", "请返回上一页或前往首页")),
    "others 17": ("出错啦", ("糟糕，网页出错了，程序员小哥正在抢修", "[刷新试试]")),
    "others 18": ("示例社区", ("该内容已被作者删除",)),
    "others 19": ("示例问答", ("该回答已被删除",)),
    "others 20": ("微信公众平台", ("该内容已被发布者删除", "")),
    "others 21": ("微信公众平台", ("内容已被删除", "该内容已经被发布者删除了")),
    "others 22": ("微信公众平台", ("你暂无权限查看此内容", "该文章仅对付费用户开放")),
    "others 23": ("示例财经", ("登录后查看全文", "[登录/注册]")),
    "others 24": ("示例周刊", ("以下内容为付费部分", "成为会员，畅读全部内容", "¥268/年")),
    "others 25": ("示例時報", ("本篇文章為訂戶限定，登入後可閱讀全文", "還不是訂戶？立即訂閱")),
    "others 26": ("示例時報", ("您已達到本月免費閱讀篇數上限", "請登入或訂閱以繼續閱讀")),
    "others 28": ("無法連上這個網站", ("news.example 花了太多時間回應", "ERR_CONNECTION_TIMED_OUT")),
    "others 29": ("404 - 頁面不存在", ("您要找的頁面已移除、更名或暫時無法使用。", "[回首頁]")),
    "others 30": ("系統維護中", ("網站進行系統維護，暫停服務，造成不便，敬請見諒。",)),
    "others 31": (
        "このサイトにアクセスできません",
        ("news.example からの応答時間が長すぎます。", "ERR_TIMED_OUT"),
    ),
    "others 32": (
        "404エラー",
        (
            "指定されたURLは存在しませんでした。",
            "URLが正しく入力されていないか、このページが削除された可能性があります。",
        ),
    ),
    "others 33": (
        "会員限定記事",
        ("ここから先は会員限定です。", "無料登録すると、月5本まで読めます。", "[登録する]"),
    ),
    "others 34": ("認証", ("私はロボットではありません", "チェックを入れて続行してください")),
    "others 35": ("ただいまメンテナンス中です", ("ご迷惑をおかけしますが、しばらくお待ちください。",)),
    "others 36": ("この投稿は表示できません", ("この投稿は削除されたか、公開範囲が変更されました。",)),
    "others 37": ("404 에러", ("죄송합니다. 요청하신 페이지를 찾을 수 없습니다.", "[메인으로]")),
    "others 38": ("예시신문", ("본 기사는 유료 구독자에게만 제공됩니다.", "[구독 신청]")),
    "others 39": ("접속이 원활하지 않습니다", ("잠시 후 다시 접속해 주시기 바랍니다.",)),
    "others 40": ("예시포털", ("비공개 또는 삭제된 글입니다.",)),
    "others 41": ("예시카페", ("카페 회원만 볼 수 있는 글입니다. 가입 후 이용해 주세요.",)),
    "others 42": ("Attention", ("Please turn JavaScript on and reload the page.",)),
    "others 43": ("Example", ("Your IP address has been temporarily blocked due to suspicious activity.",)),
    "others 44": ("Example Mail", ("Session expired", "Your session has expired. Please log in again.")),
    "others 45": (
        "Suspected phishing site",
        ("This website has been reported for potential phishing.", "[Ignore & Proceed]"),
    ),
    "still others 1": ("Are you human?", ("Confirm you're not a robot to proceed.",)),
    "still others 2": ("页面错误", ("页面访问出错，请检查网址后重新输入",)),
    "still others 3": ("提示", ("对不起，该页面已经失效",)),
    "still others 4": ("访客验证", ("系统检测到异常流量，请完成验证码",)),
    "still others 5": (
        "Sign up",
        ("Create an account to read the full story", "Continue with Google", "Continue with e-mail"),
    ),
    "still others 6": (
        "Members only",
        ("This article is exclusively for members. Join today from £5 a month.",),
    ),
    "still others 7": (
        "Blocked",
        ("This content is blocked in your location due to licensing restrictions.",),
    ),
    "still others 8": ("會員登入 | 示例報", ("電子郵件", "密碼", "忘記密碼", "立即註冊")),
    "still others 9": ("ページが存在しません", ("お探しのページは移動または削除されました。",)),
    "still others 10": (
        "アクセス制限",
        ("短時間に多数のアクセスがあったため、一時的にアクセスを制限しています。",),
    ),
    "still others 11": ("로봇 확인", ("자동화된 접속이 감지되었습니다. 계속하려면 인증을 완료해 주세요.",)),
    "still others 12": ("서버 오류", ("서버에 문제가 발생했습니다. 관리자에게 문의하세요.",)),
    "still others 13": ("示例新聞", ("該文章不存在",)),
    "still others 14": ("示例新聞", ("本文已移除或不存在，請返回首頁。",)),
    "still others 15": ("Example", ("To use this site, please enable cookies in your browser.",)),
    "still others 16": ("Server Error", ("# Server Error (500)",)),
    "still others 17": (
        "Cookie-Hinweis",
        ("Wir verwenden Cookies, um Ihnen die bestmögliche Nutzung unserer Website zu ermöglichen.",),
    ),
    "still others 18": ("微信公众平台", ("该账号已注销", "内容无法查看")),
    "still others 19": (
        "微信公众平台",
        (
            "此内容发送失败无法查看",
            "此内容因涉嫌违反相关法律法规和政策发送失败，请发送者根据平台规范指引，检查发布内容并进行修改。",
        ),
    ),
    "still others 20": ("示例", ("您的浏览器版本过低，请升级浏览器后访问。",)),
}

ARTICLES: dict[str, Shown] = {
    "404 joke": (
        "404: how a number became a joke",
        (
            "The number was once the label of a laboratory drawer, or so an old story has it. Engineers who were there say that there never was such a room.",
            "What is certain is that the joke outlived the machines. Coffee houses print it on mugs, and a bakery in Leeds sells a cake with a hole in it.",
        ),
    ),
    "404 flash": (
        "Error 404 turns thirty",
        (
            "Thirty years ago a programmer in Geneva chose a number for pages that were gone. It has since become the best known message of the web.",
        ),
    ),
    "404 hans": (
        "404：一个数字如何变成笑话",
        (
            "这个数字最早只写在工程师的手册里，后来却印上了马克杯。",
            "一家书店甚至把“页面不存在”写在门口，提醒顾客放下手机看书。老板说，年轻人都看得懂。",
        ),
    ),
    "captcha hans": (
        "验证码的前世今生",
        (
            "“请输入验证码”，这句话如今每天要出现上亿次。",
            "2003年，几位研究者为了挡住自动注册的程序，想出了让人辨认扭曲字母的办法。二十年后，机器认字比人更准，这道门也就形同虚设了。",
        ),
    ),
    "captcha hant": (
        "驗證碼為什麼越來越難",
        ("網站要人挑出紅綠燈，已經挑了十年。研究人員指出，機器答對的比例早就超過了人。",),
    ),
    "captcha en": (
        "Are you a robot? The question that annoys the world",
        (
            "“Please verify that you are human,” the screen says, and Maria Lopez sighs. She is blind, and the pictures mean nothing to her.",
            "Groups for the disabled have asked regulators to act, and two bills are before the assembly.",
        ),
    ),
    "captcha ja": (
        "画像認証はなぜ難しいのか",
        (
            "「ロボットではありません」と押すだけの画面に、戸惑う高齢者が増えている。市の調査では、四割が途中で申請をあきらめたという。",
        ),
    ),
    "captcha ko": (
        "보안 문자, 왜 점점 어려워지나",
        (
            "“로봇이 아닙니다”를 누르라는 화면 앞에서 멈춰 서는 노인이 늘고 있다. 시 조사에 따르면 열 명 가운데 네 명이 신청을 포기했다고 한다.",
        ),
    ),
    "deleted hans": (
        "调查报道发布三小时后消失",
        (
            "“该内容已被发布者删除。”周二中午，点开那篇调查报道的读者只看到这一行字。",
            "编辑部没有说明原因，撰稿人则在朋友圈写道：稿子还在，人也还在。",
        ),
    ),
    "deleted hans 2": (
        "删帖之后",
        (
            "此内容因违规无法查看，成了这一周最常见的一句话。十一家公众号的文章先后被删，涉及矿难的消息几乎全部消失。",
        ),
    ),
    "deleted en": (
        "The posts that vanished",
        (
            "This post is no longer available: readers of forty newspapers met that line on Monday. The platform blamed a faulty update and restored most of the pages by night.",
        ),
    ),
    "deleted ko": (
        "사라진 게시물",
        (
            "삭제된 게시물입니다. 사고 소식을 찾던 시민들이 본 것은 이 한 줄뿐이었다. 회사는 밤늦게 사과문을 냈고, 국회는 청문회를 열기로 했다.",
        ),
    ),
    "log-in en": (
        "Log in to vote: a town tries ballots by phone",
        (
            "Some 4,000 voters logged in to a new system on Sunday, and 212 were turned away. The clerk of the town blamed old telephones.",
        ),
    ),
    "log-in hans": (
        "登录后才能看病？老人被挡在医院门外",
        ("预约必须先登录小程序，许多老人因此挂不上号。市卫健委周三承诺，每家医院保留两个人工窗口。",),
    ),
    "log-in ja": (
        "ログインできない高齢者",
        ("ログインが必要な行政の手続きが増え、窓口に戻る高齢者が後を絶たない。市は来月から相談員を置く。",),
    ),
    "log-in ko": (
        "로그인 장벽에 막힌 어르신들",
        (
            "로그인이 필요한 민원 서비스가 늘면서 주민센터를 다시 찾는 노인이 많아졌다. 구청은 다음 달부터 도우미를 두기로 했다.",
        ),
    ),
    "paywall en": (
        "Subscribe to continue: small papers bet on readers",
        (
            "Nine of the eleven papers in the valley now ask readers to pay. Two of them have more reporters than they had in 2010.",
        ),
    ),
    "paywall hans": (
        "报纸开始收费了",
        ("订阅后继续阅读，这句话让不少读者皱眉。三家地方报纸上月起收费，订户第一周就超过了两万。",),
    ),
    "region en": (
        "“Not available in your region”: films stop at the border",
        (
            "A film made with public money cannot be watched in half of the union. The commissioner for culture promised rules before summer.",
        ),
    ),
    "region hans": (
        "地区限制惹恼球迷",
        (
            "“您所在的地区无法观看”，周六晚上的决赛前，两万名球迷看到了这句提示。转播商随后道歉，并退还了票款。",
        ),
    ),
    "server en": (
        "Bad gateway: the night the banks went dark",
        (
            "At nine in the evening the screens of four banks showed the same two words. A farmer who wanted to buy diesel paid with a sheep.",
        ),
    ),
    "server hans": (
        "系统繁忙，请稍后再试",
        ("抢票的人都见过这八个字。春运第一天，售票系统三次中断，铁路部门说每秒有四十万次查询。",),
    ),
    "server ja": (
        "アクセス集中で予約止まる",
        ("予約サイトは正午すぎからつながりにくくなり、三時間後に復旧した。運営会社は原因を調べている。",),
    ),
    "server ko": (
        "서버 오류로 시험 중단",
        (
            "시험장 열두 곳에서 서버 오류가 발생해 수험생 3천 명이 밖으로 나왔다. 교육청은 재시험을 치르기로 했다.",
        ),
    ),
    "cookies en": (
        "We use cookies: a bakery takes on the web",
        (
            "We use cookies, says the sign in the window, and you will not be asked to accept them. The baker sold nine hundred on the first day.",
        ),
    ),
    "cookies hans": (
        "Cookie弹窗将成历史",
        ("欧盟打算取消网页上的Cookie弹窗。负责数字事务的官员说，每个欧洲人一年要点掉四百多个。",),
    ),
    "cookies ko": (
        "쿠키 동의창 사라진다",
        (
            "유럽연합이 쿠키 동의창을 없애기로 했다. 한 사람이 한 해에 닫는 창이 400개가 넘는다는 조사도 나왔다.",
        ),
    ),
    "JavaScript en": (
        "JavaScript is required reading now",
        (
            "Schools in the north will teach programming from the age of nine. Teachers were given two weeks to learn it first.",
        ),
    ),
    "JavaScript hans": (
        "三十年前的十天",
        ("JavaScript是用十天写成的。作者后来说，如果多给他一个星期，世界会少很多麻烦。",),
    ),
    "JavaScript ja": (
        "JavaScriptが必要な求人、三倍に",
        ("求人に占める割合は五年で三倍になった。地方の会社ほど人が集まらず、給料を上げる動きが広がる。",),
    ),
    "advice en": (
        "What to do when a bank locks you out",
        (
            "Write down the time and the message on the screen. Do not call the number in the e-mail, which may belong to thieves; walk to the branch with your passport. Ask for a receipt.",
        ),
    ),
    "flash hans": ("快讯", ("外交部发言人周五说，两国副外长下周会面。",)),
    "flash en": ("Brief", ("The two foreign ministers will meet in Geneva on Friday, their offices said.",)),
    "flash ja": ("速報", ("外務省は金曜日、両国の次官級協議を来週開くと発表した。",)),
    "flash ko": ("속보", ("외교부는 금요일 양국 차관 회의를 다음 주 연다고 밝혔다.",)),
    "ban hans": (
        "多国禁止访问该网站",
        ("法院周一下令，运营商须在三天内禁止用户访问该网站。网站负责人称将上诉。",),
    ),
    "password en": (
        "Password",
        (
            "The film opens on a cellar in Lisbon, where a clerk burns a code book. Nothing after that is quite as good, but the last hour is worth the ticket.",
        ),
    ),
    "more a": (
        "Access denied: the fight over the archive",
        (
            "The archive has been shut since March, and historians want to know why. A ministry official said the roof leaked.",
        ),
    ),
    "more b": (
        "Sign in, please",
        (
            "The queue began at four in the morning. By noon the clerks had run out of forms, and the mayor had gone home.",
        ),
    ),
    "more c": (
        "页面不存在的村庄",
        ("在地图上，这个村庄已经不存在。七年前的水库淹没了它，只有老人还记得那条街的名字。",),
    ),
    "more d": ("会员专享的春天", ("超市的会员店今年新开了三十一家。顾客排队两小时，只为买一只烤鸡。",)),
    "more e": ("短讯", ("海关总署7日公布，前两个月出口增长7.1%。",)),
    "more f": ("短讯", ("朝中社称，试射没有对周边国家安全造成影响。",)),
    "more g": (
        "Statement",
        (
            "We regret the loss of life and stand with the families. The President will travel to the region on Friday.",
        ),
    ),
    "more h": ("声明", ("我们对遇难者表示哀悼，将继续同各方保持沟通。",)),
    "more i": ("声明", ("请各方保持克制，避免采取使局势复杂化的行动。",)),
    "more j": ("談話", ("政府としては引き続き関係国と連携し、必要な対応をとっていきます。",)),
    "more k": ("논평", ("우리는 이번 발사를 강력히 규탄하며 대화로 돌아올 것을 촉구합니다.",)),
    "more l": ("通知", ("请市民注意，明天上午八点至十点，东区将停水。",)),
    "more m": (
        "Notice",
        ("Please note that the border crossing will be closed to trucks from Monday to Wednesday.",),
    ),
    "more n": (
        "您所在的地区何时通地铁",
        ("规划显示，六条新线将在五年内开工。您所在的地区何时通车，取决于财政。",),
    ),
    "more o": (
        "我们的网站被攻击了",
        ("上周三凌晨，本站遭到持续四小时的攻击。我们的工程师在清晨恢复了服务，读者的资料没有外泄。",),
    ),
    "more p": (
        "To our readers",
        (
            "Our website was down for nine hours on Tuesday after an attack. No data of readers were taken, and we thank you for your patience.",
        ),
    ),
    "more q": ("致读者", ("从下月起，本报网站将取消付费墙。所有文章均可免费阅读。",)),
    "more r": (
        "Site blocked",
        ("Turkey blocked access to the site on Friday, a court document shows. Its owner will appeal.",),
    ),
    "more s": ("服务器宕机", ("服务器周日宕机，三百万人无法登录。公司股价周一下跌百分之六。",)),
    "more t": (
        "システム障害",
        ("銀行のシステムで障害が起き、現金自動預払機が全国で止まった。午後に復旧した。",),
    ),
    "more u": ("로그인 사고", ("은행 앱 로그인이 두 시간 동안 막혔다. 금융당국은 검사에 착수했다.",)),
    "more v": (
        "Cookies",
        ("Melt the butter, add the sugar and bake for ten minutes. Let them cool before you eat them.",),
    ),
    "more w": (
        "Verify you are human",
        ("A novel in which nobody can prove it. The author, who is 81, wrote it by hand.",),
    ),
    "more x": ("该内容违规", ("“该内容违规”四个字，成了编辑群里的暗号。",)),
    "more y": (
        "Not Found",
        ("The search for the missing trawler was called off on Sunday. Eleven men are presumed dead.",),
    ),
    "more z": ("Forbidden", ("The film was banned in 1968. It is shown again tonight.",)),
    "more BB": ("访问中断", ("总统访问因天气原因推迟，新日期尚未公布。",)),
    "more CC": ("访问被取消", ("外长原定周四的访问被取消，双方没有说明原因。",)),
    "more DD": ("The page that was torn out", ("The page was not found until 1990. It lay behind a stove.",)),
    "more EE": (
        "Maintenance",
        ("The reactor is down for maintenance until May. Engineers found cracks in a pipe.",),
    ),
    "more FF": (
        "검색 서비스 중단",
        ("검색 서비스가 일시적인 오류로 30분간 중단됐다. 회사는 원인을 조사하고 있다.",),
    ),
    "others 1": (
        "Unusual activity",
        (
            "Seismologists noted unusual activity beneath the island in May. Three villages have been cleared.",
        ),
    ),
    "others 2": ("Gone", ("The glacier that gave the town its name is gone. A plaque marks the place.",)),
    "others 3": (
        "Session expired",
        (
            "Parliament rose on Friday without a budget. The session expired at midnight, as the constitution demands.",
        ),
    ),
    "others 4": ("系统维护中的国家", ("停电已经进入第三周。政府说，电网需要全面维护，恢复时间无法确定。",)),
    "others 5": ("付费部分", ("新法规定，景区门票中的付费部分须单独列明，游客可以拒绝。",)),
    "others 6": ("内容已被删除", ("法院认定，平台删除内容的行为违法，判赔三千元。",)),
    "others 7": ("請稍候", ("等候移植的病人有一萬一千人，平均要等四年。",)),
    "others 8": ("メンテナンス中", ("橋は老朽化し、通行止めが続く。市は来春までに補修を終える方針だ。",)),
    "others 9": ("会員限定", ("組合は会員限定の共済を始める。掛け金は月千円で、千二百人が申し込んだ。",)),
    "others 10": ("구독자", ("신문 구독자는 10년 사이 절반으로 줄었다. 정부는 지원책을 내놓기로 했다.",)),
    "others 11": ("Blocked", ("The canal was blocked for six days. Four hundred ships waited.",)),
    "others 12": (
        "Your country needs you",
        ("Your country needs you, the poster says. You can still find it on mugs.",),
    ),
    "others 13": (
        "How to read this site",
        ("You can read our articles free of charge. Our reporters work in nine countries.",),
    ),
    "others 14": ("声明", ("中方反对任何国家以任何借口干涉别国内政，敦促有关方面立即停止错误做法。",)),
    "others 15": ("声明", ("我们呼吁各方保持冷静，通过对话解决问题。",)),
    "others 16": ("访问", ("总理将于下周访问三国，这是他就任后首次出访。",)),
    "others 17": (
        "Access",
        ("Aid workers were denied access to the camp for a third day, the agency said.",),
    ),
    "others 18": ("접근 금지", ("법원은 남편에게 접근 금지 명령을 내렸다. 경찰은 신변 보호에 나섰다.",)),
    "others 19": ("アクセス", ("空港への新しい路線が開業した。都心まで十八分で結ぶ。",)),
    "others 20": ("404", ("The number of the dead rose to 404 on Sunday. Rescuers still hear voices.",)),
    "others 21": ("Register", ("Voters may register until Friday. Some 40,000 have done so.",)),
    "others 22": ("删除", ("该公司删除了三万条数据。监管部门已立案。",)),
    "others 23": ("违规", ("该文章指出，三家企业违规排污。环保局当天封停了两条生产线。",)),
    "others 24": ("提醒", ("请广大旅客注意，受台风影响，明日起列车停运。",)),
    "others 25": (
        "Notice to readers",
        ("We will publish no paper on Monday. Please accept our wishes for the new year.",),
    ),
    "still others 1": (
        "Members only",
        ("The club voted to admit women. Only eleven of its members were against it.",),
    ),
    "still others 2": ("制限", ("輸出の制限は来年まで続く。経済産業省が明らかにした。",)),
    "still others 3": ("该页面", ("纪念馆的网站新增一页，列出了一千二百名遇难者的姓名。",)),
    "still others 4": ("서버", ("데이터센터의 서버 4천 대가 물에 잠겼다. 복구에는 석 달이 걸린다.",)),
    "still others 5": (
        "Passwords",
        ("Twelve million passwords were stolen from the chain, the police said.",),
    ),
    "still others 6": (
        "Browser wars",
        ("A court ruled that the firm must let phones choose their browser. Your next one may ask.",),
    ),
    "still others 7": ("提醒", ("外交部提醒中国公民暂勿前往该国，请在当地的公民尽快登录使馆网站登记。",)),
    "still others 8": ("公告", ("使馆将于10月1日至7日放假，请申请人合理安排时间。",)),
    "still others 9": ("注意", ("渡航を予定している方は、最新の情報を外務省のサイトで確認してください。",)),
    "one line 0": ("短讯", ("Please check the website of your embassy before you travel.",)),
    "one line 1": ("短讯", ("Voters can check on the website whether they are registered.",)),
    "one line 2": ("短讯", ("Please apply through the website by 5 p.m. on Friday.",)),
    "one line 3": ("短讯", ("Your browser knows more about you than your mother, the author says.",)),
    "one line 4": ("短讯", ("If you are on this page of history, look back.",)),
    "one line 5": ("短讯", ("请市民登录网站预约，先到先得。",)),
    "one line 6": ("短讯", ("购票请登录铁路网站，抢票软件不可靠。",)),
    "one line 7": ("短讯", ("请相关企业于本月底前在网站提交材料。",)),
    "one line 8": ("短讯", ("您的密码可能早已泄露：安全公司公布了十亿条账号。",)),
    "one line 9": ("短讯", ("警方提醒：不要点击陌生链接，不要透露验证码。",)),
    "one line 10": ("短讯", ("点击陌生链接，老人损失二十万元。",)),
    "one line 11": ("短讯", ("请大家相信科学，不信谣，不传谣。",)),
    "one line 12": ("短讯", ("请关注大会网站的更新。",)),
    "one line 13": ("短讯", ("お使いのブラウザが狙われている。専門家が警告した。",)),
    "one line 14": ("短讯", ("申し込みは市のサイトから。締め切りは月末です。",)),
    "one line 15": ("短讯", ("不審なメールのURLは開かないでください。",)),
    "one line 16": ("短讯", ("ご利用の路線は遅れる見込みです。",)),
    "one line 17": ("短讯", ("수상한 링크는 누르지 마세요.",)),
    "one line 18": ("短讯", ("비밀번호를 자주 바꾸세요. 전문가의 조언이다.",)),
    "one line 19": ("短讯", ("신청은 누리집에서 하시기 바랍니다.",)),
    "one line 20": ("短讯", ("귀하의 세금이 쓰이는 곳을 알아봤다.",)),
}

FURNITURE = '<nav><ul><li><a href="/">首页</a></li><li><a href="/news">News</a></li></ul></nav>'
FOOT = "<footer><p>© 2024 Example</p></footer>"


def _element(line: str) -> str:
    if line.startswith("#"):
        level = len(line) - len(line.lstrip("#"))
        return f"<h{level}>{line.lstrip('# ')}</h{level}>"
    if line.startswith("["):
        return f'<a class="btn" href="/x">{line[1:-1]}</a>'
    return f"<p>{line}</p>"


def _markdown(line: str) -> str:
    return f"[{line[1:-1]}](https://news.example/x)" if line.startswith("[") else line


def forms(shown: Shown) -> Iterator[tuple[str, str]]:
    """The same as a bare page, as a page with a menu and a foot, as a post, as a mirror of a feed and as plain text."""
    title, lines = shown
    inner = "\n".join(map(_element, lines))
    head = f'<!doctype html><html><head><meta charset="utf-8"><title>{title}</title></head><body>'
    yield "bare page", f"{head}{inner}</body></html>"
    yield "divisions", head + inner.replace("<p>", "<div>").replace("</p>", "</div>") + "</body></html>"
    yield "page", f'{head}{FURNITURE}<div class="main">{inner}</div>{FOOT}</body></html>'
    text = "\n\n".join(map(_markdown, lines))
    yield "post", f"---\ntitle: {title!r}\ndate: 2024-03-06\n---\n\n# {title}\n\n{text}\n"
    yield "feed", f"<!--1709683200000-->\n[{title}](https://news.example/a/1)\n------\n{inner}\n"
    yield "text", f"{title}\n\n" + "\n\n".join(line.strip("# []") for line in lines) + "\n"
