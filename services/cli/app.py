"""Declares the commands of `gamesrec`. Each is a thin layer over a module of its own."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
import webbrowser
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    SpinnerColumn,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)

from gamesrec import client as edge
from services.cli.addresses import DEFAULT_EMBEDDER, DEFAULT_GATEWAY, DEFAULT_RECOMMENDER, HOST, SERVICES, Addresses
from services.cli.ask import ask as ask_gateway
from services.cli.ask import explain
from services.cli.backups import EmbedderTarget, RecommenderTarget, backup_into, restore_from
from services.cli.chat import chat as converse
from services.cli.dataclass_command import takes
from services.cli.demo import run_demo
from services.cli.doctor import examine
from services.cli.evaluate_arguments import EvaluateArguments
from services.cli.fitting import DEFAULT_WORK_DIR, fit_after_ingest, fit_model, fit_regularly
from services.cli.ingest import load_demo_data, load_on_ray, load_tables
from services.cli.ingest_arguments import IngestArguments
from services.cli.invocation import command
from services.cli.keys import keys
from services.cli.progress_bars import RateColumn
from services.cli.stack import PEER_KEY_NAME, Stack
from services.cli.supervision import keep_running
from services.common.errors import GamesrecError
from services.common.security.peer_key import DEFAULT_FILE, PEER_KEY_FILE
from services.encoders.models.packaged import DEFAULT_MODEL, DEFAULT_MODELS_DIR

app = typer.Typer(
    help="A conversational game recommender: run it, feed it, ask it.",
    no_args_is_help=True,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
)
app.add_typer(keys, name="keys")
console = Console()
_errors = Console(stderr=True)

DataDir = Annotated[Path, typer.Option(help="Where the stack keeps its data and logs.")]
MlflowUri = Annotated[
    str | None,
    typer.Option("--mlflow-uri", envvar="MLFLOW_TRACKING_URI", help="MLflow to keep in what was chosen; else none."),
]
WorkDir = Annotated[Path, typer.Option(help="Where a fit keeps what it has done, to go on after a kill.")]
ModelsDir = Annotated[Path, typer.Option(help="Where `make setup` put the models.")]
Target = Annotated[str, typer.Option(help="Address of the gateway.")]
Key = Annotated[
    str | None, typer.Option(envvar="GAMESREC_KEY", help="API key; better in the variable, where others cannot see it.")
]
Ca = Annotated[
    Path | None,
    typer.Option(envvar="GAMESREC_CA", help="PEM file of the authority of the gateway's certificate: use TLS."),
]


@app.command()
def up(
    data_dir: DataDir = Path("var/data"),
    models_dir: ModelsDir = Path("var/models"),
    first_port: Annotated[
        int, typer.Option(min=1024, max=64000, help="Port of the gateway; the others follow, up to 1,004 above.")
    ] = 50050,
    open_page: Annotated[bool, typer.Option("--open", help="Open the page to chat on in a browser.")] = False,
) -> None:
    """Starts the whole stack in the foreground; Ctrl-C stops it.

    Examples:

        gamesrec up

        gamesrec up --open

        LLM_GATEWAY_BASE_URL=https://api.openai.com/v1 LLM_GATEWAY_MODEL=gpt-4o-mini \\
        LLM_GATEWAY_API_KEY_ENV=OPENAI_API_KEY GATEWAY_TEXT_STYLE=whole gamesrec up
    """
    stack = Stack(data_dir=data_dir, models_dir=models_dir, addresses=Addresses.fixed(first_port))
    asyncio.run(_up(stack, open_page=open_page))


async def _up(stack: Stack, *, open_page: bool) -> None:
    stopping = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stopping.set)
    try:
        stack.start()
        if not await _ready_or_stopped(stack, stopping):
            return
        option = "" if stack.target == DEFAULT_GATEWAY else f" --target {stack.target}"
        page = stack.addresses.page
        console.print(f"\nReady at [bold]{stack.target}[/bold], and to chat in a browser at [bold]{page}[/bold]")
        if open_page and not await asyncio.to_thread(webbrowser.open, page):
            console.print("No browser could be opened here.", highlight=False)
        console.print("In another terminal:")
        for line in (
            f"  {_elsewhere(stack)}{command()} ingest --demo{_ingest_options(stack)}",
            f'  {command()} ask --player player-001 "something cozy for tonight"{option}',
            f"  grpcurl -plaintext {stack.target} list",
        ):
            console.print(line, markup=False, highlight=False, soft_wrap=True)
        metrics = ", ".join(f"{name} {port}" for name, port in stack.addresses.metrics.items())
        console.print(f"Metrics are at http://{HOST}:PORT/metrics: {metrics}.", highlight=False, soft_wrap=True)
        console.print(f"Logs are in {stack.data_dir / 'log'}. Ctrl-C stops everything.\n", highlight=False)
        async with asyncio.TaskGroup() as tasks:
            keeping = tasks.create_task(keep_running(stack, _say))
            await stopping.wait()
            keeping.cancel()
    finally:
        if stack.is_running:
            console.print("Stopping ...")
            await asyncio.to_thread(stack.stop)
            console.print("Stopped.")


def _say(line: str) -> None:
    _errors.print(line, markup=False, highlight=False, soft_wrap=True)


def _elsewhere(stack: Stack) -> str:
    """What a job must be told to find the key of a stack that is not in the usual place."""
    path = stack.data_dir / PEER_KEY_NAME
    return "" if path == DEFAULT_FILE else f"{PEER_KEY_FILE}={path} "


def _ingest_options(stack: Stack) -> str:
    if stack.target == DEFAULT_GATEWAY:
        return ""
    targets = stack.addresses.ingest_targets
    return f" --embedder-target {targets.embedder} --recommender-target {targets.recommender}"


async def _ready_or_stopped(stack: Stack, stopping: asyncio.Event) -> bool:
    with _progress() as progress:
        task = progress.add_task("starting", total=len(stack.names))
        ready = asyncio.ensure_future(stack.wait_ready(on_ready=lambda name: progress.advance(task)))
        stopped = asyncio.ensure_future(stopping.wait())
        await asyncio.wait((ready, stopped), return_when=asyncio.FIRST_COMPLETED)
        stopped.cancel()
        if not ready.done():
            ready.cancel()
            return False
        await ready
        return True


@app.command()
def ask(
    text: Annotated[str, typer.Argument(help="What the player says, in any language.")],
    player: Annotated[str, typer.Option(help="Id of the player.")],
    limit: Annotated[int, typer.Option(min=1, max=50, help="How many games.")] = 5,
    target: Target = DEFAULT_GATEWAY,
    key: Key = None,
    ca: Ca = None,
) -> None:
    """Asks for games and shows the answer as it comes.

    Examples:

        gamesrec ask --player player-001 "a story-rich RPG that is not too long"

        gamesrec ask --player player-001 "посоветуй что-нибудь на двоих"
    """

    async def run() -> None:
        async with _client(target, key, ca) as client:
            await ask_gateway(console, client, player_id=player, text=text, limit=limit)

    try:
        asyncio.run(run())
    except edge.GamesrecError as error:
        raise GamesrecError(explain(error, target)) from error


def _client(target: str, key: str | None, ca: Path | None) -> edge.AsyncClient:
    try:
        return edge.AsyncClient(target, key=key, ca=ca)
    except (ValueError, OSError) as error:
        raise GamesrecError(str(error)) from error


@app.command()
def chat(
    player: Annotated[str | None, typer.Option(help="Id of the player; without it, a guest.")] = None,
    limit: Annotated[int | None, typer.Option(min=1, max=50, help="How many games an answer shows.")] = None,
    verbose: Annotated[bool, typer.Option("--verbose", help="Say how each answer came about.")] = False,
    target: Target = DEFAULT_GATEWAY,
    key: Key = None,
    ca: Ca = None,
) -> None:
    """Holds a conversation in the terminal: each message is understood together with those before it.

    Examples:

        gamesrec chat

        gamesrec chat --player player-001 --verbose
    """

    def read() -> str:
        return console.input("[bold]> [/bold]")

    async def run() -> None:
        async with _client(target, key, ca) as client:
            await converse(console, read, client, target=target, player_id=player, limit=limit, verbose=verbose)

    asyncio.run(run())


@app.command()
@takes(IngestArguments)
def ingest(arguments: IngestArguments) -> None:
    """Loads games, players and interactions into a running stack. Safe to repeat.

    Examples:

        gamesrec ingest --demo

        gamesrec ingest ratings.parquet

        gamesrec ingest games.csv ratings.csv --player-column customer --game-column sku

        gamesrec ingest ratings.csv --rating-scale 0-10 --unknown-games reject

        gamesrec ingest 'shop-*.jsonl.gz' --dry-run --save-mapping shop.yaml

        gamesrec ingest 'plays-*.parquet' --ray ray://head:10001 --shards 32
    """
    if arguments.demo == bool(arguments.tables):
        raise typer.BadParameter("name one or more tables, or --demo for the demo data")
    if arguments.demo:
        asyncio.run(load_demo_data(console, arguments.targets, _progress))
    elif arguments.ray is not None:
        load_on_ray(
            console,
            arguments.tables or [],
            arguments.options(),
            _progress,
            address=arguments.ray,
            shards=arguments.shards,
        )
    else:
        ask = not arguments.yes and sys.stdin.isatty()
        asyncio.run(load_tables(console, arguments.tables or [], arguments.options(), _progress, ask=ask))
    if arguments.fit and not arguments.dry_run:
        target = arguments.targets.recommender
        asyncio.run(
            fit_after_ingest(
                console,
                recommender_target=target,
                work_dir=arguments.work_dir,
                progress=_progress,
                mlflow_uri=os.environ.get("MLFLOW_TRACKING_URI"),
            )
        )


@app.command()
def backup(
    file: Annotated[Path, typer.Argument(help="Where to write it; a file of that name is replaced.")],
    recommender_target: RecommenderTarget = DEFAULT_RECOMMENDER,
) -> None:
    """Writes all games, players and interactions of a running stack into one file, while it serves.

    Examples:

        gamesrec backup gamesrec-backup.zip
    """
    backup_into(console, file, recommender_target)


@app.command()
def restore(
    file: Annotated[Path, typer.Argument(help="What `gamesrec backup` has written.")],
    merge: Annotated[bool, typer.Option("--merge", help="Restore into a recommender that is not empty.")] = False,
    recommender_target: RecommenderTarget = DEFAULT_RECOMMENDER,
    embedder_target: EmbedderTarget = DEFAULT_EMBEDDER,
) -> None:
    """Loads a backup into a running stack, which may have another encoder: then all is embedded anew.

    Safe to repeat: one that was cut short goes on with --merge.

    Examples:

        gamesrec restore gamesrec-backup.zip
    """
    restore_from(console, file, recommender_target, embedder_target, merge=merge)


@app.command()
def doctor(
    first_port: Annotated[int, typer.Option(min=1024, max=64000, help="Port of the gateway of the stack.")] = 50050,
) -> None:
    """Looks at every service of a running stack and reads all that is stored; says what is wrong and what to do.

    Examples:

        gamesrec doctor
    """
    addresses = Addresses.fixed(first_port)
    examine(console, {name: addresses.target(name) for name in SERVICES})


@app.command()
def fit(
    every_hours: Annotated[
        float | None, typer.Option("--every", min=0.01, help="Hours after which to fit again, for ever; default: once.")
    ] = None,
    work_dir: WorkDir = DEFAULT_WORK_DIR,
    recommender_target: Annotated[str, typer.Option(help="Address of the recommender.")] = Addresses.fixed().target(
        "recommender"
    ),
    mlflow_uri: MlflowUri = None,
) -> None:
    """Fits the item model that recommendations come from to all interactions, and lets it serve. Safe to repeat.

    Until the new model is complete the one before it serves; what was killed goes on where it was.

    Examples:

        gamesrec fit

        gamesrec fit --every 24
    """
    if every_hours is None:
        asyncio.run(
            fit_model(
                console,
                recommender_target=recommender_target,
                work_dir=work_dir,
                progress=_progress,
                mlflow_uri=mlflow_uri,
            )
        )
        return
    regularly = fit_regularly(
        console,
        recommender_target=recommender_target,
        work_dir=work_dir,
        progress=_progress,
        seconds=every_hours * 3600,
        mlflow_uri=mlflow_uri,
    )
    asyncio.run(regularly)


@app.command()
@takes(EvaluateArguments)
def evaluate(arguments: EvaluateArguments) -> None:
    """Measures how well a recommender of its own finds what players went on to play, beside baselines; into MLflow.

    Examples:

        gamesrec evaluate --demo

        gamesrec evaluate --file ratings.csv --games games.csv --split random --split time-player

        gamesrec evaluate --from 127.0.0.1:50053 --split cold --seed 3
    """
    if sum((arguments.demo, bool(arguments.file), bool(arguments.export_from))) != 1:
        raise typer.BadParameter(
            "give a table of ratings or plays with --file, a recommender that runs with --from, or --demo"
        )
    from services.cli.evaluate import run_evaluation  # noqa: PLC0415  (heavy, and no other command needs it)

    asyncio.run(run_evaluation(console, arguments, _progress))


@app.command(name="demo")
def show_demo(models_dir: ModelsDir = Path("var/models")) -> None:
    """Shows everything at once: starts a stack of its own, loads the demo data, asks, stops.

    Example:

        gamesrec demo
    """
    asyncio.run(run_demo(console, models_dir=models_dir, progress=_progress))


@app.command()
def train_classifier(
    corpus: Annotated[
        Path | None, typer.Option(help="Labelled messages as JSON lines; without it, those of the project.")
    ] = None,
    output: Annotated[
        Path | None, typer.Option(help="File to write; without it, the model that the project serves.")
    ] = None,
    encoder: Annotated[str, typer.Option(help="The encoder to adapt: a packaged one or a directory.")] = DEFAULT_MODEL,
    models_dir: ModelsDir = DEFAULT_MODELS_DIR,
    layers: Annotated[int, typer.Option(min=1, help="How many of the encoder's upper layers to adapt.")] = 8,
    rank: Annotated[int, typer.Option(min=1, help="Rank of the adapters; more can learn more.")] = 16,
    epochs: Annotated[int, typer.Option(min=1, help="How often each message is seen.")] = 10,
    seed: Annotated[int, typer.Option(help="The same seed and corpus give the same model.")] = 20261126,
    replace: Annotated[bool, typer.Option("--replace", help="Overwrite the model even if it does better.")] = False,
    mlflow_uri: Annotated[
        str | None, typer.Option(help="MLflow to record to; without it, a local store in var/mlruns.")
    ] = None,
) -> None:
    """Trains the model that understands messages, and writes it if it is no worse than the one there.

    Examples:

        gamesrec train-classifier

        gamesrec train-classifier --corpus messages.jsonl --output var/understanding.safetensors
    """
    try:
        # torch takes seconds to import, and only training needs it.
        from services.classifier.training.command import TrainingChoices, run  # noqa: PLC0415
    except ImportError as error:
        raise GamesrecError(f"training needs {error.name}: pip install 'gamesrec[classifier,training]'") from error
    choices = TrainingChoices(
        corpus=corpus,
        output=output,
        encoder=encoder,
        models_dir=models_dir,
        layers=layers,
        rank=rank,
        epochs=epochs,
        seed=seed,
        replace=replace,
        mlflow_uri=mlflow_uri,
    )
    trained = run(choices)
    console.print(trained.summary, markup=False, highlight=False, soft_wrap=True)
    console.print(f"written: {trained.model} ({trained.model_version})", markup=False, highlight=False, soft_wrap=True)


def _progress() -> Progress:
    return Progress(
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        RateColumn(),
        TimeElapsedColumn(),
        TimeRemainingColumn(elapsed_when_finished=False),
        console=console,
    )


def main() -> None:
    """Entry point; every expected failure is one line and exit status 1."""
    try:
        app(standalone_mode=True)
    except GamesrecError as error:
        _errors.print(f"gamesrec: {error}", style="red", markup=False, highlight=False, soft_wrap=True)
        sys.exit(1)


if __name__ == "__main__":
    main()
