"""Spanish."""

from services.common.games.game_facts import PriceModel
from services.gateway.writing.texts.numbers import one
from services.gateway.writing.texts.phrases import AnswerPhrases, Counted, FactPhrases, Phrases, ReasonPhrases, Talk

# fmt: off
_KINDS = {
    "adventure": "aventura", "rpg": "rol", "action": "acción", "shooter": "disparos", "strategy": "estrategia",
    "puzzle": "puzles", "simulation": "simulación", "platformer": "plataformas", "horror": "terror",
    "stealth": "sigilo", "roguelike": "roguelike", "survival": "supervivencia", "racing": "carreras",
    "party": "juego para fiestas", "fighting": "lucha", "rhythm": "ritmo", "mmo": "MMO", "sports": "deportes",
    "educational": "educativo", "card": "cartas", "visual novel": "novela visual", "moba": "MOBA",
    "sandbox": "sandbox", "story rich": "mucha historia", "first-person": "primera persona",
    "third-person": "tercera persona", "sci-fi": "ciencia ficción", "difficult": "dificultad alta",
    "fantasy": "fantasía", "short": "corto", "funny": "humor", "online multiplayer": "multijugador en línea",
    "local multiplayer": "multijugador local", "exploration": "exploración", "family friendly": "para toda la familia",
    "turn-based": "por turnos", "real-time": "en tiempo real", "puzzle solving": "acertijos",
    "competitive": "competitivo", "open world": "mundo abierto", "co-op": "cooperativo", "fast-paced": "ritmo rápido",
    "atmospheric": "mucha atmósfera", "pixel art": "pixel art", "relaxing": "relajante", "cozy": "acogedor",
    "choices matter": "las decisiones cuentan", "score chasing": "a por la mejor puntuación", "classic": "clásico",
    "side-scrolling": "desplazamiento lateral", "music": "música", "historical": "ambientación histórica",
    "dark": "tono oscuro", "management": "gestión", "space": "espacio", "emotional": "emotivo",
    "free to play": "gratuito", "war": "guerra", "permadeath": "muerte permanente", "mystery": "misterio",
    "base building": "construcción de bases", "crafting": "fabricación de objetos", "minimalist": "minimalista",
    "boss fights": "jefes finales", "procedural": "mundos procedurales", "animals": "animales",
    "party-based": "grupo de héroes", "realistic": "realista", "hand-drawn": "dibujado a mano", "tactical": "táctica",
    "economy": "economía", "arcade-style": "estilo arcade", "physics": "física", "driving": "conducción",
    "detective": "detectives", "psychological": "psicológico", "point and click": "point and click", "anime": "anime",
    "gothic": "gótico", "vehicles": "vehículos", "text-based": "de texto", "post-apocalyptic": "postapocalíptico",
    "cyberpunk": "ciberpunk", "romance": "romance", "zombies": "zombis", "city builder": "construcción de ciudades",
    "deckbuilding": "construcción de mazos", "farming": "granja", "pirates": "piratas", "mythology": "mitología",
    "superhero": "superhéroes", "trains": "trenes", "time travel": "viajes en el tiempo",
    "time loop": "bucle temporal", "multiple endings": "varios finales", "top-down": "vista cenital",
    "automation": "automatización", "grand strategy": "gran estrategia", "retro": "retro", "western": "oeste",
}
# fmt: on

SPANISH = Phrases(
    openings=(
        "Esto es lo que yo probaría.",
        "Se me ocurren unos cuantos.",
        "Creo que estos te pueden gustar.",
        "Aquí van mis propuestas.",
        "Échales un vistazo a estos.",
    ),
    more=("Aquí tienes algunos más.", "Hay más donde elegir.", "Añado otros cuantos."),
    refined=("Entonces, mejor estos.", "De acuerdo, lo ajusto.", "Con ese cambio encajan estos."),
    instead=("Vale, otra cosa entonces.", "Ese queda fuera. ¿Qué tal estos?", "Entonces probemos con estos."),
    afresh=("De acuerdo, empezamos de cero.", "Borrón y cuenta nueva."),
    new_player="Todavía no nos conocemos, así que me guío por lo que pides y por lo que gusta a otros jugadores.",
    replays=(
        "Ya has jugado a todo lo que podría ofrecerte aquí; estos merecen otra partida.",
        "No queda nada nuevo de este tipo, pero a algunos vale la pena volver.",
    ),
    named_first="{game} es el juego que has mencionado; los demás se le parecen.",
    part="Estos son {count} de los {total} de la lista.",
    closings=(
        "Dime en qué juegas o cuánto tiempo tienes y afino la búsqueda.",
        "Si prefieres algo más corto, más antiguo o más fácil, solo dilo.",
        "¿Te convence alguno?",
        "Si ninguno encaja, dime qué les falta.",
        "¿Quieres saber más de alguno?",
    ),
    relaxed="Nada cumple «{wish}» junto con lo demás, así que lo he dejado de lado.",
    unmatched="Para «{wish}» no tengo nada aquí.",
    reasons=ReasonPhrases(
        matching=(
            "{game}: {facts}.",
            "También está {game}: {facts}.",
            "Otra opción es {game}: {facts}.",
            "Vale la pena mirar {game}: {facts}.",
            "Y {game}: {facts}.",
        ),
        matching_without_facts=(
            "{game} encaja con lo que pides.",
            "{game} también encaja.",
            "Y {game} puede servirte igualmente.",
        ),
        similar_to=(
            "{game} va en la línea de {related}.",
            "Si te gusta {related}, {game} se le acerca.",
            "{game} tiene algo de {related}.",
        ),
        similar_to_liked=(
            "{game} se parece a los juegos que mejor valoras.",
            "{game} va en la línea de tus favoritos.",
            "{game} se acerca a lo que te gusta.",
        ),
        similar_players=(
            "{game} es uno de los favoritos de quienes comparten tus gustos.",
            "A quienes les gusta lo mismo que a ti les encanta {game}.",
            "{game} gusta mucho a jugadores como tú.",
        ),
        popular=(
            "{game} gusta a mucha gente.",
            "{game} es de los más populares.",
            "Muchos jugadores valoran muy bien {game}.",
        ),
        replay=(
            "{game} ya lo conoces.",
            "{game} también puede divertirte otra vez.",
            "Y quizá {game} merezca otra vuelta.",
        ),
    ),
    talk=Talk(
        greeting=(
            "¡Hola! Dime a qué te apetece jugar y te busco algo.",
            "¡Buenas! ¿Qué te gustaría jugar?",
        ),
        small_talk=(
            "Recomiendo videojuegos: cuéntame qué te gusta o de qué humor estás y te encuentro algo.",
            "Lo mío es encontrar juegos. ¿Qué te apetece jugar?",
        ),
        thanks=("¡De nada! Que lo disfrutes.", "Un placer. ¡A jugar!", "¡Para eso estoy!"),
        farewell=("¡Hasta luego y a disfrutar!", "¡Hasta la próxima, que te diviertas!"),
        insult=(
            "Siento no haberte ayudado. Dime qué ha fallado e intento hacerlo mejor.",
            "Entendido. Dime qué prefieres y lo intento de nuevo.",
        ),
        refusal=(
            "Solo entiendo de videojuegos. Pregúntame a qué jugar y te ayudo con gusto.",
            "Eso se me escapa: solo recomiendo videojuegos. ¿A qué te gustaría jugar?",
        ),
        distress="Siento mucho que estés pasando por esto. No tienes que cargar con ello en soledad: habla, por favor, "
        "con alguien cercano o llama a una línea de ayuda de tu zona. Si ahora mismo corres peligro, llama al número "
        "de emergencias.",
        ask_players="¿Prefieres jugar a solas o con más gente?",
        ask_length="¿Buscas algo para un par de tardes o un juego para semanas?",
        nothing_found="No he encontrado ningún juego que cumpla todo eso; afloja alguna condición y vuelve a preguntarme.",
        empty_catalogue="Mi catálogo aún está vacío; quien me administra puede llenarlo con `gamesrec ingest --demo`.",
    ),
    facts=FactPhrases(
        platforms="en {platforms}",
        alone="para una sola persona",
        players="hasta {n} jugadores",
        couch="hasta {n} en la misma sala",
        online="en línea",
        hours=Counted("alrededor de {n} hora", "unas {n} horas"),
        endless="sin final fijo",
        all_ages="para todas las edades",
        age="a partir de {n} años",
        prices={
            PriceModel.PREMIUM: "de pago único",
            PriceModel.FREE_TO_PLAY: "gratis para jugar",
            PriceModel.FREE: "gratis",
            PriceModel.SUBSCRIPTION: "por suscripción",
        },
    ),
    answers=AnswerPhrases(
        year="{game} salió en {year}.",
        developer="{game} es obra de {developer}.",
        platforms="{game} está disponible en {platforms}.",
        on_platform="Sí, {game} está disponible en {platform}.",
        not_on_platform="No, que yo sepa. {game} está disponible en {platforms}.",
        facts="{game}: {facts}.",
        has="Sí. {game}: {facts}.",
        has_not="No, que yo sepa. {game}: {facts}.",
        first="Primero salió {game}, en {year}; {other} llegó en {other_year}.",
        same_year="{game} y {other} salieron en el mismo año, {year}.",
        rather="Es {game}: {facts}. {other}: {other_facts}.",
        alike="Sí, {game} y {other} tienen esto en común: {kinds}.",
        little_alike="No mucho, que yo sepa. {game}: {kinds}.",
        unknown="Eso no lo sé de {game}.",
        which_game="¿A qué juego te refieres? Dime el título y te cuento lo que sé.",
    ),
    kinds=_KINDS,
    counts_as_one=one,
    quoted="«{words}»",
    last_comma=" y ",
    decimal_mark=",",
)
