// Ties the page together: the message box, the wishes above it, and the answers.

import { Answer, announce } from "./answer.js";
import { CallFailed, chatEvents, record } from "./api.js";
import { titleOf } from "./cards.js";
import { Conversation } from "./conversation.js";
import { byId, element } from "./elements.js";
import { open, randomName, setUp, settings } from "./settings.js";
import { say, useLanguage } from "./texts.js";

const FAILURES = { unauthenticated: "needsKey", permission_denied: "needsKey", resource_exhausted: "busy", lost: "lost" };

const conversation = new Conversation();
const message = byId("message");
let running = null;

const actions = {
  seen: (games, answerId) => note(games.map((game, index) => eventOf(game, "KIND_IMPRESSION", { answerId, position: index + 1 }))),
  more: (game, shown) => {
    note([eventOf(game, "KIND_CLICK", shown)]);
    ask(say("moreLike", { title: titleOf(game) }));
  },
  reject: (game, rejected) => conversation.reject(game.gameId, rejected),
  like: (game, shown) => tell(game, "KIND_LIKE", shown),
  play: (game, shown) => tell(game, "KIND_PLAY", shown),
};

/** Sends a message and shows its answer. `shown` is what the page says was asked, where that differs. */
async function ask(text, shown = text) {
  running?.abort();
  const controller = (running = new AbortController());
  byId("welcome").hidden = true;
  busy(true);
  const answer = new Answer(shown, actions);
  try {
    const request = { playerId: settings.player, text, state: conversation.state };
    for await (const [name, data] of chatEvents(request, settings.key, controller.signal)) {
      if (name === "answer") answer.id = data;
      else if (name === "recommendations") answer.showGames(data);
      else if (name === "text") answer.addText(data.text);
      else if (name === "summary") {
        // What the player turned down while the text was coming is not in the server's state.
        const rejected = conversation.state.rejectedGameIds ?? [];
        conversation.state = data.state;
        for (const each of rejected) conversation.reject(each, true);
        showWishes();
        answer.finish(data);
      }
    }
  } catch (error) {
    if (controller.signal.aborted) answer.stop();
    else explain(error, answer, text, shown);
  } finally {
    if (running === controller) {
      running = null;
      busy(false);
    }
  }
}

function explain(error, answer, text, shown) {
  const name = error instanceof CallFailed ? FAILURES[error.code] : undefined;
  if (name === "needsKey") {
    answer.fail(say(name), say("settings"), () => open(null, "key"));
    return;
  }
  const again = () => {
    answer.remove();
    ask(text, shown);
  };
  answer.fail(name ? say(name) : say("failed", { message: error.message }), say("again"), again);
}

function eventOf(game, kind, shown) {
  return { eventId: randomName(), playerId: settings.player, gameId: game.gameId, kind, ...shown };
}

/** Records what evaluation wants to know, and the player need not: if it fails, nothing is said. */
function note(events) {
  record(events, settings.key).catch(() => {});
}

async function tell(game, kind, shown) {
  try {
    await record([eventOf(game, kind, shown)], settings.key);
    announce(say("noted", { title: titleOf(game) }));
    return true;
  } catch (error) {
    announce(say(FAILURES[error.code] ?? "failed", { message: error.message }));
    return false;
  }
}

function showWishes() {
  const row = byId("wishes");
  const chips = conversation.wishes.map((wish) => {
    const words = phrase(wish);
    return element(
      "button.chip",
      { type: "button", "aria-label": say("drop", { words }), title: say("drop", { words }), onclick: () => drop(wish, words) },
      words,
    );
  });
  row.replaceChildren(...(chips.length ? [element("span", {}, say("understood")), ...chips] : []));
  row.hidden = !chips.length;
}

function drop(wish, words) {
  conversation.drop(wish);
  showWishes();
  message.focus();
  ask(say("others"), say("dropped", { words }));
}

function phrase({ text, names = [], polarity }) {
  const words = text || names.slice(0, 2).join(", ");
  if (polarity === "POLARITY_REFUSED") return say("not", { words });
  return polarity === "POLARITY_LIKED" ? say("alike", { words }) : words;
}

function showSuggestions() {
  const buttons = say("suggestions").map((text) => element("li", {}, element("button.suggestion", { type: "button", onclick: () => ask(text) }, text)));
  byId("suggestions").replaceChildren(...buttons);
}

function busy(is) {
  byId("stop").hidden = !is;
  byId("send").hidden = is;
}

function startOver() {
  running?.abort();
  conversation.clear();
  byId("log").replaceChildren();
  byId("welcome").hidden = false;
  showWishes();
  message.focus();
}

function fit() {
  message.style.removeProperty("height");
  if (message.value) message.style.setProperty("height", `${message.scrollHeight}px`);
}

byId("ask").addEventListener("submit", (event) => {
  event.preventDefault();
  const text = message.value.trim();
  if (!text) return;
  message.value = "";
  fit();
  ask(text);
});
message.addEventListener("input", fit);
message.addEventListener("keydown", (event) => {
  // While an input method composes, Enter belongs to it.
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    byId("ask").requestSubmit();
  }
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && running && !byId("settings").open) running.abort();
});
byId("stop").addEventListener("click", () => running?.abort());
byId("new-chat").addEventListener("click", startOver);

setUp((name) => {
  if (name === "player") startOver();
  if (name === "language") {
    showSuggestions();
    showWishes();
  }
});
await useLanguage(settings.language);
showSuggestions();
document.documentElement.dataset.ready = "";
message.focus();
