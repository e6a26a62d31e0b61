// Keeps the conversation. The server keeps none: what the last summary brought goes along with the next message.

const EMPTY = { version: 1 };

export class Conversation {
  constructor() {
    this.clear();
  }

  clear() {
    this.state = EMPTY;
  }

  /** What is in force: what was understood of all messages so far. */
  get wishes() {
    return this.state.constraints ?? [];
  }

  /** Forgets a wish, and the answer that followed it, whose games may come again. */
  drop(wish) {
    const { shownGameIds = [], latestCount = 0 } = this.state;
    this.state = {
      ...this.state,
      constraints: this.wishes.filter((each) => each !== wish),
      text: withoutWords(this.state.text ?? "", wish.text ?? ""),
      shownGameIds: shownGameIds.slice(0, shownGameIds.length - latestCount),
      latestCount: 0,
    };
  }

  /** Keeps a game out of the answers to come, or lets it in again. */
  reject(gameId, rejected) {
    const others = (this.state.rejectedGameIds ?? []).filter((each) => each !== gameId);
    this.state = { ...this.state, rejectedGameIds: rejected ? [...others, gameId] : others };
  }
}

function withoutWords(text, words) {
  if (!words) return text;
  const at = text.toLowerCase().indexOf(words.toLowerCase());
  return at < 0 ? text : `${text.slice(0, at)} ${text.slice(at + words.length)}`.replace(/\s+/g, " ").trim();
}
