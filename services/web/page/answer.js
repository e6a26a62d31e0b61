// Shows one question and its answer, which grows while it comes.

import { gameCard, titleOf } from "./cards.js";
import { byId, element } from "./elements.js";
import { list, say } from "./texts.js";

export class Answer {
  /** `actions` are those of the cards; see cards.js. */
  constructor(question, actions) {
    this.actions = actions;
    this.id = "";
    this.text = element("p.text", { dir: "auto" });
    this.waiting = element("p.waiting", {}, say("looking"));
    this.body = element("div.answer", { "aria-busy": "true" }, this.waiting);
    this.section = element("section.turn", {}, element("h2.question", { dir: "auto" }, question), this.body);
    byId("log").append(this.section);
    this.section.scrollIntoView({ block: "start", behavior: calm() ? "auto" : "smooth" });
  }

  /** Shows the games, or those that the player asks about. */
  showGames({ games = [], gamesInQuestion = [], relaxed = [] }) {
    const shown = games.length ? games : gamesInQuestion.map((game) => ({ game }));
    this.waiting.remove();
    if (relaxed.length) {
      const words = list(relaxed.map((each) => each.text || (each.names ?? []).join(", ")));
      this.body.append(element("p.note", {}, say("relaxed", { words })));
    }
    if (shown.length) {
      this.body.append(element("ol.cards", {}, ...shown.map((each, index) => gameCard(each, this.actions, { answerId: this.id, position: index + 1 }))));
      // Without the id of the answer nobody could tell later what it was that showed them.
      if (this.id) this.actions.seen(shown.map((each) => each.game), this.id);
      announce(say("found", { titles: list(shown.map((each) => titleOf(each.game))) }));
    }
    this.body.append(this.text);
  }

  addText(text) {
    this.text.textContent += text;
  }

  /** Ends the answer. What was poorer than it should be is told in a line, not hidden. */
  finish(summary) {
    this.body.setAttribute("aria-busy", "false");
    this.text.lang = summary.language ?? "";
    const failed = (summary.degradations ?? []).some((each) => each.reason === "REASON_CALL_FAILED");
    if (failed) this.body.append(element("p.note", {}, say("poorer")));
    if (this.text.textContent) announce(this.text.textContent);
  }

  /** Ends the answer with what went wrong, and a button that does something about it. */
  fail(message, label, action) {
    this.waiting.remove();
    this.body.setAttribute("aria-busy", "false");
    const button = element("button.small", { type: "button" }, label);
    const box = element("div.failure", { role: "alert" }, element("p", {}, message), button);
    button.addEventListener("click", () => {
      box.remove();
      action();
    });
    this.body.append(box);
  }

  /** Ends the answer where the player stopped it. */
  stop() {
    this.waiting.remove();
    this.body.setAttribute("aria-busy", "false");
    this.body.append(element("p.note", {}, say("stopped")));
  }

  remove() {
    this.section.remove();
  }
}

/** Tells a screen reader, in a whole sentence rather than piece by piece. */
export function announce(text) {
  byId("announcement").textContent = text;
}

const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
