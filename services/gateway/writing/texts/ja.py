"""Japanese."""

from services.common.games.game_facts import PriceModel
from services.gateway.writing.texts.numbers import one
from services.gateway.writing.texts.phrases import AnswerPhrases, Counted, FactPhrases, Phrases, ReasonPhrases, Talk

# fmt: off
_KINDS = {
    "adventure": "アドベンチャー", "rpg": "RPG", "action": "アクション", "shooter": "シューター", "strategy": "ストラテジー",
    "puzzle": "パズル", "simulation": "シミュレーション", "platformer": "プラットフォーマー", "horror": "ホラー",
    "stealth": "ステルス", "roguelike": "ローグライク", "survival": "サバイバル", "racing": "レース", "party": "パーティー",
    "fighting": "格闘", "rhythm": "リズム", "mmo": "MMO", "sports": "スポーツ", "educational": "学習", "card": "カード",
    "visual novel": "ノベル", "moba": "MOBA", "sandbox": "サンドボックス", "story rich": "濃いストーリー",
    "first-person": "一人称視点", "third-person": "三人称視点", "sci-fi": "SF", "difficult": "高難度",
    "fantasy": "ファンタジー", "short": "短編", "funny": "ユーモア", "online multiplayer": "オンラインマルチプレイ",
    "local multiplayer": "ローカルマルチプレイ", "exploration": "探索", "family friendly": "家族向け",
    "turn-based": "ターン制", "real-time": "リアルタイム", "puzzle solving": "謎解き", "competitive": "対戦",
    "open world": "オープンワールド", "co-op": "協力プレイ", "fast-paced": "スピード感", "atmospheric": "雰囲気重視",
    "pixel art": "ドット絵", "relaxing": "癒やし系", "cozy": "ほのぼの", "choices matter": "選択が物語を左右",
    "score chasing": "スコアアタック", "classic": "名作", "side-scrolling": "横スクロール", "music": "音楽",
    "historical": "歴史もの", "dark": "ダーク", "management": "経営", "space": "宇宙", "emotional": "感動的",
    "free to play": "基本無料", "war": "戦争", "permadeath": "パーマデス", "mystery": "ミステリー",
    "base building": "拠点づくり", "crafting": "クラフト", "minimalist": "ミニマル", "boss fights": "ボス戦",
    "procedural": "自動生成", "animals": "動物", "party-based": "パーティー制", "realistic": "リアル",
    "hand-drawn": "手描き", "tactical": "戦術", "economy": "経済", "arcade-style": "アーケード風", "physics": "物理演算",
    "driving": "運転", "detective": "推理", "psychological": "サイコ", "point and click": "ポイント＆クリック",
    "anime": "アニメ調", "gothic": "ゴシック", "vehicles": "乗り物", "text-based": "テキスト",
    "post-apocalyptic": "終末世界", "cyberpunk": "サイバーパンク", "romance": "恋愛", "zombies": "ゾンビ",
    "city builder": "街づくり", "deckbuilding": "デッキ構築", "farming": "農業", "pirates": "海賊", "mythology": "神話",
    "superhero": "スーパーヒーロー", "trains": "鉄道", "time travel": "タイムトラベル", "time loop": "タイムループ",
    "multiple endings": "マルチエンディング", "top-down": "見下ろし視点", "automation": "自動化", "retro": "レトロ",
    "metroidvania": "メトロイドヴァニア", "samurai": "侍", "western": "西部劇", "grand strategy": "大戦略",
}
# fmt: on

JAPANESE = Phrases(
    openings=(
        "こちらを試してみてはいかがでしょう。",
        "いくつか思い当たるゲームがあります。",
        "こちらはお気に召すかもしれません。",
        "おすすめはこちらです。",
        "こちらをのぞいてみてください。",
    ),
    more=("ほかにもあります。", "さらにいくつかご紹介します。", "もう少し挙げてみます。"),
    refined=("では、こちらはいかがでしょう。", "わかりました、選び直しました。", "その条件なら、こちらが合います。"),
    instead=(
        "では、別のものにしましょう。",
        "それは外しました。こちらはどうですか。",
        "それなら、こちらを試してみましょう。",
    ),
    afresh=("わかりました、最初からやり直しましょう。", "では、一から選びます。"),
    new_player="はじめまして。まずはご希望と、ほかのプレイヤーに好まれているものを手がかりに選びます。",
    replays=(
        "ここでご紹介できるものはすべて遊ばれているので、もう一度遊ぶ価値のあるものを選びました。",
        "新しいものは残っていませんが、遊び直したくなるものはあります。",
    ),
    named_first="お探しのゲームは{game}です。ほかはそれに似たゲームです。",
    part="リストの{total}本のうち、{count}本をご紹介します。",
    closings=(
        "機種や遊べる時間を教えていただければ、さらに絞り込みます。",
        "もっと短いもの、古いもの、やさしいものがよければお知らせください。",
        "気になるものはありましたか。",
        "どれも合わなければ、足りない点を教えてください。",
        "どれか詳しくお知りになりたいですか。",
    ),
    relaxed="「{wish}」とほかの条件をすべて満たすものがないため、この条件は外しました。",
    unmatched="「{wish}」に当てはまるゲームはここにはありません。",
    reasons=ReasonPhrases(
        matching=(
            "{game}：{facts}。",
            "それから{game}もあります：{facts}。",
            "{game}も合いそうです：{facts}。",
            "{game}も見てみる価値があります：{facts}。",
            "そして{game}：{facts}。",
        ),
        matching_without_facts=("{game}はご希望に合います。", "{game}も合います。", "{game}もよさそうです。"),
        similar_to=(
            "{game}は{related}に近い作品です。",
            "{related}がお好きなら、{game}も近い味わいです。",
            "{game}には{related}に通じるところがあります。",
        ),
        similar_to_liked=(
            "{game}は、高く評価されたゲームに似ています。",
            "{game}は、お好きなゲームに通じるものがあります。",
            "{game}は、お好みに近い作品です。",
        ),
        similar_players=(
            "{game}は、好みの近いプレイヤーに人気です。",
            "同じものが好きな人は{game}も気に入っています。",
            "{game}は、似た好みの人によく遊ばれています。",
        ),
        popular=(
            "{game}は多くのプレイヤーに愛されています。",
            "{game}は人気の高い作品です。",
            "{game}を高く評価するプレイヤーは大勢います。",
        ),
        replay=(
            "{game}はすでにご存じですね。",
            "{game}ももう一度楽しめそうです。",
            "{game}は遊び直してみる価値がありそうです。",
        ),
    ),
    talk=Talk(
        greeting=(
            "こんにちは。どんなゲームで遊びたいか教えてください。お探しします。",
            "こんにちは。何を遊びたいですか。",
        ),
        small_talk=(
            "ゲームのご案内をしています。お好みや今の気分を教えていただければ、遊ぶものを見つけます。",
            "得意なのはゲーム探しです。どんなゲームで遊びたいですか。",
        ),
        thanks=(
            "どういたしまして。楽しんでくださいね。",
            "お役に立ててうれしいです。よいゲームを。",
            "いつでもどうぞ。",
        ),
        farewell=("さようなら。楽しいゲームを。", "またいつでもどうぞ。楽しんでくださいね。"),
        insult=(
            "お役に立てず申し訳ありません。どこがよくなかったか教えていただければ、選び直します。",
            "わかりました。ご希望を教えていただければ、もう一度探します。",
        ),
        refusal=(
            "わかるのはビデオゲームのことだけです。何を遊ぶかについてなら、喜んでお手伝いします。",
            "それは専門外です。ご案内できるのはビデオゲームだけです。何を遊びたいですか。",
        ),
        distress="つらい思いをされているのですね。ひとりで抱え込まないでください。どうか身近な人に話すか、"
        "お住まいの地域の相談窓口に電話してください。今まさに危険があるときは、緊急通報の番号に電話してください。",
        ask_players="ひとりで遊びたいですか、それとも誰かと一緒に遊びたいですか。",
        ask_length="一晩か二晩で終わるものがいいですか、それとも何週間も遊べるものがいいですか。",
        nothing_found="条件をすべて満たすゲームは見つかりませんでした。条件をひとつゆるめて、もう一度お尋ねください。",
        empty_catalogue="カタログにはまだゲームがありません。追加され次第、おすすめできます。",
    ),
    facts=FactPhrases(
        platforms="{platforms}対応",
        alone="1人用",
        players="最大{n}人",
        couch="同じ部屋で最大{n}人",
        online="オンライン",
        hours=Counted("約{n}時間", "約{n}時間"),
        endless="決まった終わりはなし",
        all_ages="全年齢向け",
        age="{n}歳から",
        prices={
            PriceModel.PREMIUM: "買い切り",
            PriceModel.FREE_TO_PLAY: "基本無料",
            PriceModel.FREE: "無料",
            PriceModel.SUBSCRIPTION: "月額制",
        },
    ),
    answers=AnswerPhrases(
        year="{game}は{year}年に発売されました。",
        developer="{game}の開発元は{developer}です。",
        platforms="{game}の対応機種は{platforms}です。",
        on_platform="はい、{game}は{platform}で遊べます。",
        not_on_platform="いいえ、わかっている限りでは遊べません。{game}の対応機種は{platforms}です。",
        facts="{game}：{facts}。",
        has="はい。{game}：{facts}。",
        has_not="いいえ、わかっている限りでは違います。{game}：{facts}。",
        first="先に出たのは{game}で、{year}年です。{other}は{other_year}年です。",
        same_year="{game}と{other}はどちらも{year}年に出ました。",
        alike="はい、{game}と{other}の共通点は次のとおりです：{kinds}。",
        little_alike="わかっている限りでは、あまり似ていません。{game}：{kinds}。",
        unknown="{game}について、それはわかりません。",
        which_game="どのゲームのことでしょうか。題名を教えていただければ、わかることをお伝えします。",
    ),
    kinds=_KINDS,
    counts_as_one=one,
    named="『{title}』（{inside}）",
    bare="『{title}』",
    quoted="「{words}」",
    comma="、",
    last_comma="、",
    gap="",
)
