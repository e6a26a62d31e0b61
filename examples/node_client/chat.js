// Asks the edge for games and prints the answer while it comes: `node chat.js PLAYER MESSAGE [TARGET]`.
"use strict";

const path = require("node:path");
const grpc = require("@grpc/grpc-js");
const loader = require("@grpc/proto-loader");

const [player, text, target = "127.0.0.1:50050"] = process.argv.slice(2);
if (!player || !text) {
  console.error("usage: node chat.js PLAYER MESSAGE [TARGET]");
  process.exit(2);
}

// The contract as it is; the rules of protovalidate that it imports lie beside it.
const protos = process.env.GAMESREC_PROTOS ?? path.join(__dirname, "..", "..", "protos");
const definition = loader.loadSync("gamesrec/gateway/v1/gateway.proto", {
  includeDirs: [protos],
  keepCase: true,
  enums: String,
  longs: Number,
  oneofs: true,
});
const { GatewayService } = grpc.loadPackageDefinition(definition).gamesrec.gateway.v1;
const client = new GatewayService(target, grpc.credentials.createInsecure());

const metadata = new grpc.Metadata();
if (process.env.GAMESREC_KEY) {
  metadata.set("authorization", `Bearer ${process.env.GAMESREC_KEY}`);
}
const call = client.Chat(
  { player_id: player, text, limit: 3 },
  metadata,
  { deadline: Date.now() + 30_000 },
);
// `recommendations` comes first and once, `text_delta` any number of times, `summary` last and once.
call.on("data", (event) => {
  switch (event.event) {
    case "recommendations":
      for (const { game } of event.recommendations.games) {
        console.log(`- ${game.title} (${game.year || "no year"})`);
      }
      console.log();
      break;
    case "text_delta":
      process.stdout.write(event.text_delta.text);
      break;
    case "summary":
      console.log(`\n\nwritten by: ${event.summary.text_source}`);
      break;
  }
});
call.on("error", (error) => {
  console.error(`${grpc.status[error.code]}: ${error.details}`);
  process.exitCode = 1;
  client.close();
});
call.on("end", () => client.close());
