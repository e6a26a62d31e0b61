"""Turkish."""

from services.common.games.game_facts import PriceModel
from services.gateway.writing.texts.numbers import one
from services.gateway.writing.texts.phrases import AnswerPhrases, Counted, FactPhrases, Phrases, ReasonPhrases, Talk

# fmt: off
_KINDS = {
    "adventure": "macera", "rpg": "RPG", "action": "aksiyon", "shooter": "nişancı", "strategy": "strateji",
    "puzzle": "bulmaca", "simulation": "simülasyon", "platformer": "platform", "horror": "korku",
    "stealth": "gizlilik", "roguelike": "roguelike", "survival": "hayatta kalma", "racing": "yarış",
    "party": "parti oyunu", "fighting": "dövüş", "rhythm": "ritim", "mmo": "MMO", "sports": "spor",
    "educational": "eğitici", "card": "kart oyunu", "visual novel": "görsel roman", "moba": "MOBA",
    "sandbox": "sandbox", "story rich": "güçlü hikâye", "first-person": "birinci şahıs",
    "third-person": "üçüncü şahıs", "sci-fi": "bilim kurgu", "difficult": "yüksek zorluk", "fantasy": "fantastik",
    "short": "kısa", "funny": "mizah", "online multiplayer": "çevrimiçi çok oyunculu",
    "local multiplayer": "yerel çok oyunculu", "exploration": "keşif", "family friendly": "aileye uygun",
    "turn-based": "sıra tabanlı", "real-time": "gerçek zamanlı", "puzzle solving": "bilmeceler",
    "competitive": "rekabetçi", "open world": "açık dünya", "co-op": "eşli oyun", "fast-paced": "hızlı tempo",
    "atmospheric": "güçlü atmosfer", "pixel art": "piksel grafik", "relaxing": "rahatlatıcı", "cozy": "sıcacık",
    "choices matter": "seçimler önemli", "score chasing": "puan avı", "classic": "klasik",
    "side-scrolling": "yandan görünüm", "music": "müzik", "historical": "tarihî", "dark": "karanlık",
    "management": "yönetim", "space": "uzay", "emotional": "duygusal", "free to play": "ücretsiz", "war": "savaş",
    "permadeath": "kalıcı ölüm", "mystery": "gizem", "base building": "üs kurma", "crafting": "üretim",
    "minimalist": "sade", "boss fights": "boss savaşları", "procedural": "rastgele üretilen dünyalar",
    "animals": "hayvanlar", "party-based": "kahraman grubu", "realistic": "gerçekçi", "hand-drawn": "elle çizilmiş",
    "tactical": "taktik", "economy": "ekonomi", "arcade-style": "arcade", "physics": "fizik", "driving": "sürüş",
    "detective": "dedektiflik", "psychological": "psikolojik", "anime": "anime", "gothic": "gotik",
    "vehicles": "araçlar", "text-based": "metin tabanlı", "post-apocalyptic": "kıyamet sonrası",
    "cyberpunk": "cyberpunk", "romance": "romantizm", "zombies": "zombiler", "city builder": "şehir kurma",
    "deckbuilding": "deste kurma", "farming": "çiftçilik", "pirates": "korsanlar", "mythology": "mitoloji",
    "superhero": "süper kahraman", "trains": "trenler", "time travel": "zaman yolculuğu",
    "time loop": "zaman döngüsü", "multiple endings": "birden çok son", "top-down": "kuş bakışı",
    "automation": "otomasyon", "retro": "retro", "samurai": "samuray", "western": "vahşi batı",
}
# fmt: on

TURKISH = Phrases(
    openings=(
        "Ben olsam bunları denerdim.",
        "Aklıma birkaç oyun geliyor.",
        "Bunlar hoşuna gidebilir.",
        "İşte önerilerim.",
        "Şunlara bir göz at.",
    ),
    more=("İşte birkaç tane daha.", "Devamı da var.", "Birkaç öneri daha ekleyeyim."),
    refined=("O zaman şunlar daha iyi olur.", "Tamam, ona göre seçtim.", "Bu değişiklikle şunlar uyuyor."),
    instead=("Peki, o zaman başka bir şey.", "Onu çıkardım. Bunlara ne dersin?", "O hâlde şunları deneyelim."),
    afresh=("Tamam, baştan başlayalım.", "Sıfırdan başlıyoruz."),
    new_player="Henüz tanışmadık, bu yüzden söylediklerine ve diğer oyuncuların sevdiklerine bakıyorum.",
    replays=(
        "Burada önerebileceğim her şeyi zaten oynamışsın; bunlar bir tur daha oynamaya değer.",
        "Bu türden yeni bir şey kalmadı, ama bazılarına geri dönülebilir.",
    ),
    named_first="Adını verdiğin oyun {game}; diğerleri ona benziyor.",
    part="Listedeki {total} oyundan {count} tanesi bunlar.",
    closings=(
        "Hangi cihazda oynadığını veya ne kadar vaktin olduğunu söyle, seçimi daraltayım.",
        "Daha kısa, daha eski ya da daha kolay bir şey istersen söylemen yeterli.",
        "Aralarında hoşuna giden var mı?",
        "Hiçbiri olmadıysa neyin eksik olduğunu söyle.",
        "Herhangi biri hakkında daha fazla bilgi ister misin?",
    ),
    relaxed="Diğer isteklerinle birlikte “{wish}” koşuluna uyan oyun yok, bu yüzden onu bir kenara bıraktım.",
    unmatched="“{wish}” için burada bir şey bulamadım.",
    reasons=ReasonPhrases(
        matching=(
            "{game}: {facts}.",
            "Bir de {game} var: {facts}.",
            "{game} da uygun: {facts}.",
            "Göz atmaya değer bir oyun, {game}: {facts}.",
            "Son olarak {game}: {facts}.",
        ),
        matching_without_facts=("{game} isteğine uyuyor.", "{game} da uygun.", "Ayrıca {game} da iş görür."),
        similar_to=(
            "{game}, {related} çizgisinde bir oyun.",
            "{related} hoşuna gidiyorsa {game} ona yakın.",
            "{game} biraz {related} havasında.",
        ),
        similar_to_liked=(
            "{game}, yüksek puan verdiğin oyunlara benziyor.",
            "{game}, en sevdiğin oyunların çizgisinde.",
            "{game}, sevdiklerine yakın duruyor.",
        ),
        similar_players=(
            "{game}, zevki seninkine benzeyen oyuncuların gözdesi.",
            "Senin sevdiklerini sevenler {game} oyununu da seviyor.",
            "{game}, senin gibi oyuncular arasında çok beğeniliyor.",
        ),
        popular=(
            "{game} birçok oyuncu tarafından seviliyor.",
            "{game} en popüler oyunlardan biri.",
            "Pek çok oyuncu {game} için yüksek puan veriyor.",
        ),
        replay=(
            "{game} sana tanıdık gelecek.",
            "{game} yeniden eğlenceli olabilir.",
            "Belki {game} bir tur daha hak ediyor.",
        ),
    ),
    talk=Talk(
        greeting=(
            "Merhaba! Canın ne oynamak istiyor, söyle, sana bir şeyler bulayım.",
            "Selam! Ne oynamak istersin?",
        ),
        small_talk=(
            "Ben oyun öneriyorum: neleri sevdiğini ya da nasıl bir havada olduğunu söyle, sana oyun bulayım.",
            "En iyi yaptığım şey oyun bulmak. Canın ne oynamak istiyor?",
        ),
        thanks=("Rica ederim! İyi eğlenceler.", "Ne demek, iyi oyunlar!", "Her zaman!"),
        farewell=("Hoşça kal, iyi oyunlar!", "Görüşürüz, iyi eğlenceler!"),
        insult=(
            "Yardımcı olamadığım için üzgünüm. Neyin olmadığını söyle, daha iyisini deneyeyim.",
            "Anladım. Ne istediğini söyle, bir daha deneyeyim.",
        ),
        refusal=(
            "Ben yalnızca video oyunlarından anlarım. Ne oynayacağını sor, seve seve yardım edeyim.",
            "Bu benim alanım değil: yalnızca video oyunu öneriyorum. Ne oynamak istersin?",
        ),
        distress="Bunları yaşadığın için çok üzgünüm. Bunu tek başına taşımak zorunda değilsin: lütfen bir yakınınla "
        "konuş ya da bulunduğun yerdeki bir destek hattını ara. Şu anda tehlikedeysen acil yardım numarasını ara.",
        ask_players="Tek başına mı yoksa başkalarıyla mı oynamak istersin?",
        ask_length="Bir iki akşamlık bir şey mi, yoksa haftalarca sürecek bir oyun mu arıyorsun?",
        nothing_found="Bu koşulların hepsine uyan bir oyun bulamadım; birini gevşetip yeniden sor.",
        empty_catalogue="Kataloğumda henüz oyun yok; beni çalıştıran kişi `gamesrec ingest --demo` komutuyla oyun "
        "yükleyebilir.",
    ),
    facts=FactPhrases(
        platforms="platform: {platforms}",
        alone="tek kişilik",
        players="en fazla {n} oyuncu",
        couch="aynı odada en fazla {n} kişi",
        online="çevrimiçi",
        hours=Counted("yaklaşık {n} saat", "yaklaşık {n} saat"),
        endless="belirli bir sonu yok",
        all_ages="her yaşa uygun",
        age="{n} yaş ve üzeri",
        prices={
            PriceModel.PREMIUM: "bir kez satın alınıyor",
            PriceModel.FREE_TO_PLAY: "oynaması ücretsiz",
            PriceModel.FREE: "ücretsiz",
            PriceModel.SUBSCRIPTION: "abonelikle",
        },
    ),
    answers=AnswerPhrases(
        year="{game} {year} yılında çıktı.",
        developer="{game} oyununun geliştiricisi: {developer}.",
        platforms="{game} şu platformlarda var: {platforms}.",
        on_platform="Evet, {game} {platform} için var.",
        not_on_platform="Hayır, bildiğim kadarıyla yok. {game} şu platformlarda var: {platforms}.",
        facts="{game}: {facts}.",
        has="Evet. {game}: {facts}.",
        has_not="Hayır, bildiğim kadarıyla değil. {game}: {facts}.",
        first="Önce {game} çıktı, {year} yılında; {other} ise {other_year} yılında geldi.",
        same_year="{game} ve {other} aynı yıl, {year} yılında çıktı.",
        rather="Bu, {game}: {facts}. {other}: {other_facts}.",
        alike="Evet, {game} ile {other} şu yönlerden benziyor: {kinds}.",
        little_alike="Bildiğim kadarıyla pek değil. {game}: {kinds}.",
        unknown="{game} hakkında bunu bilmiyorum.",
        which_game="Hangi oyunu kastediyorsun? Adını söyle, bildiklerimi anlatayım.",
    ),
    kinds=_KINDS,
    counts_as_one=one,
    last_comma=" ve ",
    decimal_mark=",",
)
