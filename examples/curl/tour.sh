#!/usr/bin/env bash
# A tour of the HTTP door by curl; ends at the first call that fails. Usage: tour.sh [http://HOST:PORT]
# With GAMESREC_KEY set, every call carries that key.
set -euo pipefail
door=${1:-http://127.0.0.1:50080}
edge=$door/gamesrec.gateway.v1.GatewayService
options=(--silent --show-error --fail-with-body --header 'content-type: application/json')
if [ -n "${GAMESREC_KEY:-}" ]; then options+=(--header "authorization: Bearer $GAMESREC_KEY"); fi

call() { # METHOD JSON
  echo "--- $1 $2"
  curl "${options[@]}" --data "$2" "$edge/$1"
  echo
}

call SearchGames '{"text": "cozy farming", "limit": 2}'
call RecordInteractions '{"interactions": [{"playerId": "tour", "gameId": "celeste", "rating": 5}]}'
call Recommend '{"playerId": "tour", "limit": 3, "filter": {"platforms": ["switch"], "minYear": 2017}}'

echo "--- /v1/chat, as it comes"
curl "${options[@]}" --no-buffer --data '{"playerId": "tour", "text": "a short platformer, nothing scary", "limit": 3}' \
  "$door/v1/chat"

call DeletePlayer '{"playerId": "tour"}'

echo "--- a request that is wrong"
curl --silent --header 'content-type: application/json' --data '{"playerId": "tour", "text": " "}' "$door/v1/chat"
echo
