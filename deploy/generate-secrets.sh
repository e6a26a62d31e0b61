#!/bin/sh
# Writes the secrets of the overlays, once: a random key of Qdrant for each. What is there stays as it is.
#   deploy/generate-secrets.sh [overlay ...]
set -eu
umask 077
here=$(cd "$(dirname "$0")" && pwd)
[ $# -gt 0 ] || set -- "$here"/overlays/*/
for overlay in "$@"; do
    key=${overlay%/}/secrets/qdrant-api-key
    mkdir -p "${overlay%/}/secrets"
    if [ -s "$key" ]; then
        echo "$key is there already"
    else
        od -An -N32 -tx1 /dev/urandom | tr -d ' \n' > "$key"
        echo "$key is new"
    fi
done
