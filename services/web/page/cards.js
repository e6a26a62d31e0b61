// Shows a recommended game: what it is, why it is here, and what the player may say of it.

import { element } from "./elements.js";
import { genreName, language, list, say } from "./texts.js";

const REASONS = {
  KIND_MATCHES_MESSAGE: "fits",
  KIND_NEAR_MESSAGE: "near",
  KIND_SIMILAR_TO_LIKED: "similar",
  KIND_LIKED_BY_SIMILAR_PLAYERS: "players",
  KIND_POPULAR: "popular",
  KIND_REPLAY: "replay",
};
const MOST_REASONS = 2;
const MOST_TITLES = 2;
const MOST_PLATFORMS = 6;

/** The game's title as the player knows it. */
export function titleOf(game) {
  return game.localized?.[language]?.title || game.title;
}

/**
 * A card. `shown` tells by which answer the game was shown, and where. `actions` are functions of the game:
 * `more(game, shown)`, `reject(game, rejected)`, `like(game, shown)` and `play(game, shown)`; the last two return a
 * promise, and the button says when it is kept. `seen(games, answerId)` is told what an answer has shown.
 */
export function gameCard({ game, reasons = [] }, actions, shown) {
  const title = titleOf(game);
  const tile = element("div.tile", { "aria-hidden": "true" }, initials(title));
  tile.style.setProperty("--hue", hue(game.genres?.[0] ?? title));
  const why = element("ul.reasons", {}, ...reasonsOf(reasons).map((each) => element("li", {}, each)));
  const summary = game.localized?.[language]?.summary || game.summary;
  return element(
    "li.card",
    { "data-game": game.gameId },
    tile,
    element(
      "div.about",
      {},
      element("h3", {}, title, game.year ? element("span.year", {}, ` ${game.year}`) : ""),
      element(
        "p.facts",
        {},
        element("span", {}, factsOf(game).join(" · ")),
        element("span", {}, (game.platforms ?? []).slice(0, MOST_PLATFORMS).join(", ")),
      ),
      why,
      summary ? element("p.summary", {}, summary) : "",
      buttons(game, title, actions, shown),
    ),
  );
}

function buttons(game, title, actions, shown) {
  const row = element("div.actions");
  const promised = (name, done, action) => {
    const button = element("button.small", { type: "button", "aria-pressed": "false", "aria-label": `${say(name)}: ${title}` });
    button.textContent = say(name);
    button.addEventListener("click", async () => {
      button.disabled = true;
      if (await action(game, shown)) {
        button.setAttribute("aria-pressed", "true");
        button.textContent = say(done);
      } else {
        button.disabled = false;
      }
    });
    return button;
  };
  const plain = (name, action) =>
    element("button.small", { type: "button", "aria-label": `${say(name)}: ${title}`, onclick: action }, say(name));
  row.append(
    promised("like", "liked", actions.like),
    promised("play", "played", actions.play),
    plain("more", () => actions.more(game, shown)),
    plain("reject", () => setAside(row.closest(".card"), game, title, actions)),
  );
  return row;
}

/** Folds a card that is not wanted into a line, from which it may be taken back. */
function setAside(card, game, title, actions) {
  actions.reject(game, true);
  const undo = element("button.small", { type: "button" }, say("undo"));
  const line = element("li.set-aside", {}, element("span", {}, say("rejected", { title })), undo);
  undo.addEventListener("click", () => {
    actions.reject(game, false);
    line.replaceWith(card);
    card.querySelector("button").focus();
  });
  card.replaceWith(line);
  undo.focus();
}

function factsOf(game) {
  const facts = (game.genres ?? []).slice(0, 3).map(genreName);
  const least = game.minPlayers || 1;
  const count = game.maxPlayers > least ? `${least}–${game.maxPlayers}` : game.maxPlayers;
  if (game.maxPlayers > 1) facts.push(say("playerCount", { count }));
  if (game.typicalHours) facts.push(say("hours", { count: Math.max(1, Math.round(game.typicalHours)) }));
  if (game.minimumAge) facts.push(`${game.minimumAge}+`);
  return facts;
}

function reasonsOf(reasons) {
  const said = [];
  for (const { kind, relatedTitles = [] } of reasons) {
    const name = REASONS[kind];
    if (!name || (name === "similar" && !relatedTitles.length)) continue;
    said.push(say(name, { titles: list(relatedTitles.slice(0, MOST_TITLES)) }));
  }
  return said.slice(0, MOST_REASONS);
}

function initials(title) {
  const parts = title.replace(/[^\p{L}\p{N} ]/gu, " ").split(/\s+/).filter(Boolean);
  return parts.slice(0, 2).map((part) => Array.from(part)[0]).join("").toUpperCase();
}

/** A colour for a kind of games: the same for the same name. */
function hue(name) {
  let sum = 7;
  for (const letter of name) sum = (sum * 31 + letter.codePointAt(0)) % 360;
  return sum;
}
