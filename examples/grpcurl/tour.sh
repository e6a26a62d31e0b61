#!/usr/bin/env bash
# A tour of the edge by grpcurl; ends at the first call that fails. Usage: tour.sh [HOST:PORT]
set -euo pipefail
target=${1:-127.0.0.1:50050}
grpcurl=${GRPCURL:-$(command -v grpcurl || echo "$(dirname "$0")/../../.venv/bin/grpcurl")}
edge=gamesrec.gateway.v1.GatewayService

call() { # METHOD JSON
  echo "--- $1 $2"
  "$grpcurl" -plaintext -d "$2" "$target" "$edge/$1"
}

"$grpcurl" -plaintext "$target" list
call SearchGames '{"text": "cozy farming", "limit": 2}'
call RecordInteractions '{"interactions": [{"player_id": "tour", "game_id": "celeste", "rating": 5}]}'
call Recommend '{"player_id": "tour", "limit": 3, "filter": {"platforms": ["switch"], "min_year": 2017}}'
call Chat '{"player_id": "tour", "text": "a short platformer, nothing scary", "limit": 3}'
call DeletePlayer '{"player_id": "tour"}'
