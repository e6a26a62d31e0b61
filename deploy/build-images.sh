#!/bin/sh
# Builds every image. With a registry it pushes them too, and writes which ones the overlay prod runs, by digest.
#   deploy/build-images.sh                              registry.invalid/gamesrec/...:dev, for this machine only
#   deploy/build-images.sh registry.example.com/games   pushed under a tag of the commit, then pinned
# TORCH_INDEX_URL is the index of CPU builds that PyTorch's installation page names; without it images with torch hold CUDA.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
registry=${1:-}
tag=$([ -z "$registry" ] && echo dev || git -C "$here" rev-parse --short=12 HEAD)
pins=$(mktemp)
trap 'rm -f "$pins"' EXIT

build() { # target, service, image
    name=${registry:-registry.invalid/gamesrec}/$3
    docker build -f "$here/Dockerfile" --target "$1" --build-arg "SERVICE=$2" \
        --build-arg "TORCH_INDEX_URL=${TORCH_INDEX_URL:-}" -t "$name:$tag" "$here/.."
    [ -n "$registry" ] || return 0
    docker push "$name:$tag"
    pushed=$(docker inspect --format '{{index .RepoDigests 0}}' "$name:$tag")
    printf '  - name: registry.invalid/gamesrec/%s\n    newName: %s\n    digest: %s\n' "$3" "$name" "${pushed#*@}" >> "$pins"
}

build service gateway gateway
build service recommender recommender
build service llm_gateway llm-gateway
build service web web
build classifier classifier classifier
build embedder embedder embedder
build local-llm local_llm local-llm
build jobs cli cli
build jobs evaluation evaluation
build training training training

[ -n "$registry" ] || exit 0
# Qdrant's own image, in the version that the overlay dev runs by its tag.
qdrant=docker.io/qdrant/qdrant
version=$(sed -n "\\|name: $qdrant\$|,\$ s/^ *newTag: //p" "$here/overlays/dev/images/kustomization.yaml")
docker pull "$qdrant:$version"
pulled=$(docker inspect --format '{{index .RepoDigests 0}}' "$qdrant:$version")
printf '  # %s\n  - name: %s\n    digest: %s\n' "$version" "$qdrant" "${pulled#*@}" >> "$pins"

images=$here/overlays/prod/images/kustomization.yaml
{ sed '/^images:/q' "$images"; cat "$pins"; } > "$images.new"
mv "$images.new" "$images"
echo "$images names what was pushed"
