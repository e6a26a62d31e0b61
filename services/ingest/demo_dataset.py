"""Turns the demo catalogue and its simulated players into a dataset, which is stored as that of any table is."""

from __future__ import annotations

from services.demo.catalogue import CatalogueGame, load_catalogue
from services.demo.simulation import SimulatedInteraction, SimulatedPlayer, simulate
from services.ingest.records import Dataset, Game, Interaction, Player


def demo_dataset() -> Dataset:
    """All of the demo; every call gives the same."""
    games = load_catalogue()
    simulation = simulate(games)
    return Dataset(
        games=tuple(_game(game) for game in games),
        players=tuple(_player(player) for player in simulation.players),
        interactions=tuple(_interaction(interaction) for interaction in simulation.interactions),
    )


def _game(game: CatalogueGame) -> Game:
    return Game(
        game_id=game.game_id,
        title=game.title,
        year=game.year,
        developer=game.developer,
        genres=game.genres,
        platforms=game.platforms,
        tags=game.tags,
        summary=game.summary,
        play=game.play,
        aliases=game.aliases,
        localized=game.localized,
    )


def _player(player: SimulatedPlayer) -> Player:
    return Player(
        player.player_id,
        {
            "favourite_genres": ", ".join(player.favourite_genres),
            "platform": player.platform,
            "language": player.language,
            "birth_year": str(player.birth_year),
        },
    )


def _interaction(interaction: SimulatedInteraction) -> Interaction:
    return Interaction(interaction.player_id, interaction.game_id, interaction.rating, interaction.occurred_at)
