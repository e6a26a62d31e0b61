"""Portuguese, as in Brazil."""

from services.common.games.game_facts import PriceModel
from services.gateway.writing.texts.numbers import below_two
from services.gateway.writing.texts.phrases import AnswerPhrases, Counted, FactPhrases, Phrases, ReasonPhrases, Talk

# fmt: off
_KINDS = {
    "adventure": "aventura", "rpg": "RPG", "action": "ação", "shooter": "tiro", "strategy": "estratégia",
    "puzzle": "quebra-cabeça", "simulation": "simulação", "platformer": "plataforma", "horror": "terror",
    "stealth": "furtividade", "roguelike": "roguelike", "survival": "sobrevivência", "racing": "corrida",
    "party": "jogo para festas", "fighting": "luta", "rhythm": "ritmo", "mmo": "MMO", "sports": "esportes",
    "educational": "educativo", "card": "cartas", "visual novel": "visual novel", "moba": "MOBA",
    "sandbox": "sandbox", "story rich": "muita história", "first-person": "primeira pessoa",
    "third-person": "terceira pessoa", "sci-fi": "ficção científica", "difficult": "dificuldade alta",
    "fantasy": "fantasia", "short": "curto", "funny": "humor", "online multiplayer": "multijogador online",
    "local multiplayer": "multijogador local", "exploration": "exploração", "family friendly": "para toda a família",
    "turn-based": "por turnos", "real-time": "em tempo real", "puzzle solving": "enigmas",
    "competitive": "competitivo", "open world": "mundo aberto", "co-op": "cooperativo", "fast-paced": "ritmo acelerado",
    "atmospheric": "muita atmosfera", "pixel art": "pixel art", "relaxing": "relaxante", "cozy": "aconchegante",
    "choices matter": "escolhas que importam", "score chasing": "disputa por pontos", "classic": "clássico",
    "side-scrolling": "rolagem lateral", "music": "música", "historical": "cenário histórico", "dark": "tom sombrio",
    "management": "gerenciamento", "space": "espaço", "emotional": "emocionante", "free to play": "gratuito",
    "war": "guerra", "permadeath": "morte permanente", "mystery": "mistério", "base building": "construção de base",
    "crafting": "criação de itens", "minimalist": "minimalista", "boss fights": "lutas contra chefes",
    "procedural": "mundos procedurais", "animals": "animais", "party-based": "grupo de heróis",
    "realistic": "realista", "hand-drawn": "desenhado à mão", "tactical": "tática", "economy": "economia",
    "arcade-style": "estilo arcade", "physics": "física", "driving": "direção", "detective": "investigação",
    "psychological": "psicológico", "point and click": "apontar e clicar", "anime": "anime", "gothic": "gótico",
    "vehicles": "veículos", "text-based": "de texto", "post-apocalyptic": "pós-apocalíptico",
    "cyberpunk": "cyberpunk", "romance": "romance", "zombies": "zumbis", "city builder": "construção de cidades",
    "deckbuilding": "construção de baralho", "farming": "fazenda", "pirates": "piratas", "mythology": "mitologia",
    "superhero": "super-heróis", "trains": "trens", "time travel": "viagem no tempo", "time loop": "loop temporal",
    "multiple endings": "vários finais", "top-down": "visão de cima", "automation": "automação",
    "grand strategy": "grande estratégia", "retro": "retrô",
}
# fmt: on

PORTUGUESE = Phrases(
    openings=(
        "Eu experimentaria estes.",
        "Tenho algumas ideias para você.",
        "Acho que você vai gostar destes.",
        "Aqui vão as minhas sugestões.",
        "Dê uma olhada nestes.",
    ),
    more=("Aqui vão mais alguns.", "Tem mais de onde vieram esses.", "Mais algumas opções."),
    refined=("Então, melhor estes.", "Certo, ajustei.", "Com essa mudança, estes servem."),
    instead=("Tudo bem, outra coisa então.", "Esse está fora. Que tal estes?", "Então vamos tentar estes."),
    afresh=("Certo, vamos começar de novo.", "Do zero, então."),
    new_player="Ainda não nos conhecemos, então sigo o que você pediu e o que agrada a outros jogadores.",
    replays=(
        "Você já jogou tudo o que eu poderia oferecer aqui; estes merecem mais uma rodada.",
        "Não sobrou nada novo desse tipo, mas vale a pena voltar a alguns.",
    ),
    named_first="{game} é o jogo que você citou; os outros se parecem com ele.",
    part="Estes são {count} dos {total} da lista.",
    closings=(
        "Diga em que você joga ou quanto tempo tem, e eu afino a lista.",
        "Se preferir algo mais curto, mais antigo ou mais fácil, é só falar.",
        "Algum deles agrada?",
        "Se nenhum servir, diga o que faltou.",
        "Quer saber mais sobre algum deles?",
    ),
    relaxed="Nada atende a “{wish}” junto com o resto, então deixei isso de lado.",
    unmatched="Para “{wish}” não tenho nada aqui.",
    reasons=ReasonPhrases(
        matching=(
            "{game}: {facts}.",
            "Tem também {game}: {facts}.",
            "Outra opção é {game}: {facts}.",
            "Vale conferir {game}: {facts}.",
            "E {game}: {facts}.",
        ),
        matching_without_facts=(
            "{game} combina com o que você pediu.",
            "{game} também serve.",
            "E {game} pode agradar do mesmo jeito.",
        ),
        similar_to=(
            "{game} segue a linha de {related}.",
            "Se você gosta de {related}, {game} chega perto.",
            "{game} tem algo de {related}.",
        ),
        similar_to_liked=(
            "{game} se parece com os jogos que você avalia melhor.",
            "{game} segue a linha dos seus favoritos.",
            "{game} chega perto do que você gosta.",
        ),
        similar_players=(
            "{game} é um favorito de quem tem um gosto parecido com o seu.",
            "Quem gosta do que você gosta adora {game}.",
            "{game} agrada muito a jogadores como você.",
        ),
        popular=(
            "{game} agrada a muita gente.",
            "{game} está entre os mais populares.",
            "Muitos jogadores avaliam {game} muito bem.",
        ),
        replay=(
            "{game} você já conhece.",
            "{game} também pode divertir de novo.",
            "E talvez {game} mereça outra chance.",
        ),
    ),
    talk=Talk(
        greeting=(
            "Olá! Diga o que você está a fim de jogar e eu encontro algo.",
            "Oi! O que você gostaria de jogar?",
        ),
        small_talk=(
            "Eu recomendo videogames: conte do que você gosta ou como está o seu humor, e eu acho algo para jogar.",
            "O que eu faço bem é encontrar jogos. O que você está a fim de jogar?",
        ),
        thanks=("De nada! Divirta-se.", "Foi um prazer. Bom jogo!", "Sempre às ordens!"),
        farewell=("Tchau e bom jogo!", "Até mais, divirta-se!"),
        insult=(
            "Sinto muito por não ter ajudado. Diga o que deu errado e eu tento fazer melhor.",
            "Entendi. Diga o que você prefere e eu tento de novo.",
        ),
        refusal=(
            "Eu só entendo de videogames. Pergunte o que jogar e ajudo com prazer.",
            "Isso foge do que eu sei: só recomendo videogames. O que você gostaria de jogar?",
        ),
        distress="Sinto muito que você esteja passando por isso. Você não precisa carregar isso sem apoio: por favor, "
        "converse com alguém próximo ou ligue para uma linha de ajuda da sua região. Se estiver em perigo agora, ligue "
        "para o número de emergência.",
        ask_players="Você prefere jogar sem companhia ou com mais gente?",
        ask_length="Você procura algo para uma ou duas noites ou um jogo para semanas?",
        nothing_found="Não encontrei nenhum jogo que atenda a tudo isso; afrouxe uma condição e pergunte de novo.",
        empty_catalogue="Meu catálogo ainda está vazio; quem me administra pode enchê-lo com `gamesrec ingest --demo`.",
    ),
    facts=FactPhrases(
        platforms="para {platforms}",
        alone="para uma pessoa",
        players="para até {n} jogadores",
        couch="até {n} na mesma sala",
        online="online",
        hours=Counted("cerca de {n} hora", "cerca de {n} horas"),
        endless="sem final definido",
        all_ages="para todas as idades",
        age="a partir de {n} anos",
        prices={
            PriceModel.PREMIUM: "compra única",
            PriceModel.FREE_TO_PLAY: "grátis para jogar",
            PriceModel.FREE: "grátis",
            PriceModel.SUBSCRIPTION: "por assinatura",
        },
    ),
    answers=AnswerPhrases(
        year="{game} saiu em {year}.",
        developer="{game} foi feito por {developer}.",
        platforms="{game} está disponível para {platforms}.",
        on_platform="Sim, {game} está disponível para {platform}.",
        not_on_platform="Não, que eu saiba. {game} está disponível para {platforms}.",
        facts="{game}: {facts}.",
        has="Sim. {game}: {facts}.",
        has_not="Não, que eu saiba. {game}: {facts}.",
        first="{game} saiu primeiro, em {year}; {other} veio em {other_year}.",
        same_year="{game} e {other} saíram no mesmo ano, {year}.",
        rather="É {game}: {facts}. {other}: {other_facts}.",
        alike="Sim, {game} e {other} têm isto em comum: {kinds}.",
        little_alike="Não muito, que eu saiba. {game}: {kinds}.",
        unknown="Isso eu não sei sobre {game}.",
        which_game="De qual jogo você está falando? Diga o título e eu conto o que sei.",
    ),
    kinds=_KINDS,
    counts_as_one=below_two,
    last_comma=" e ",
    decimal_mark=",",
)
