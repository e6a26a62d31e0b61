// Talks to the door that served this page: a chat as events, and what a player liked or played.

const SERVICE = "/gamesrec.gateway.v1.GatewayService";

/** Why a call failed; `code` is the Connect protocol's, "lost" when the connection broke. */
export class CallFailed extends Error {
  constructor(code, message) {
    super(message);
    this.code = code;
  }
}

/**
 * The events of an answer, as [name, data]; first ["answer", id]. Throws CallFailed; an aborted `signal` ends it with an
 * AbortError.
 */
export async function* chatEvents(request, key, signal) {
  const response = await post("/v1/chat", request, key, signal);
  yield ["answer", response.headers.get("x-request-id")];
  let last = "";
  for await (const [name, data] of events(response.body, signal)) {
    if (name === "error") throw new CallFailed(data.code, data.message);
    last = name;
    yield [name, data];
  }
  if (last !== "summary") throw new CallFailed("lost", "the answer broke off");
}

/** Records what a player did with games; `events` are PlayerEvents, which count once however often they are sent. */
export async function record(events, key) {
  await post(`${SERVICE}/RecordEvents`, { events }, key);
}

async function post(path, body, key, signal) {
  const headers = { "content-type": "application/json" };
  if (key) headers.authorization = `Bearer ${key}`;
  let response;
  try {
    response = await fetch(path, { method: "POST", headers, body: JSON.stringify(body), signal });
  } catch (error) {
    throw translated(error);
  }
  if (!response.ok) {
    const error = await response.json().catch(() => ({}));
    throw new CallFailed(error.code ?? "unknown", error.message ?? `HTTP ${response.status}`);
  }
  return response;
}

/** The events of a stream of bytes. Events end with an empty line; what begins with a colon is a comment. */
async function* events(body, signal) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      const blocks = (text + value).split("\n\n");
      text = blocks.pop();
      for (const block of blocks) {
        const event = parsed(block);
        if (event) yield event;
      }
    }
  } catch (error) {
    throw error instanceof CallFailed ? error : translated(error, signal);
  } finally {
    reader.cancel().catch(() => {});
  }
}

function parsed(block) {
  const fields = {};
  for (const line of block.split("\n")) {
    const colon = line.indexOf(":");
    if (colon > 0) fields[line.slice(0, colon)] = line.slice(colon + 1).trimStart();
  }
  return fields.data ? [fields.event, JSON.parse(fields.data)] : null;
}

function translated(error, signal) {
  return error.name === "AbortError" || signal?.aborted ? error : new CallFailed("lost", String(error.message));
}
