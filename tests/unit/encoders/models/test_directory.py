"""From EMBEDDER_MODEL to a directory that can be trusted, and its fingerprint."""

from __future__ import annotations

import dataclasses
import json
import shutil
from pathlib import Path

import pytest

from services.common.errors import StartupError
from services.encoders.models.directory import find_model, fingerprint, verified_digests
from services.encoders.models.profile import ModelProfile, ProfileOverrides, read_profile
from services.encoders.models.record import RECORD_FILE


@pytest.fixture
def copy(tiny_model: Path, tmp_path: Path) -> Path:
    """A model directory that a test may change."""
    return Path(shutil.copytree(tiny_model, tmp_path / "copy"))


def edit(path: Path, **changes: object) -> None:
    path.write_text(json.dumps({**json.loads(path.read_text()), **changes}))


def test_a_local_directory_is_taken_with_the_name_that_set_up_recorded(tiny_model: Path, tmp_path: Path) -> None:
    found = find_model(str(tiny_model), tmp_path)

    assert found.path == tiny_model
    assert found.name == "test/tiny"


def test_a_packaged_model_that_is_not_prepared_says_how_to_prepare_it(tmp_path: Path) -> None:
    with pytest.raises(StartupError, match=r"make setup.*prepare --model multilingual-e5-small"):
        find_model("multilingual-e5-small", tmp_path)


def test_one_that_set_up_does_not_make_is_prepared_by_its_own_command(tmp_path: Path) -> None:
    with pytest.raises(StartupError, match=r"run `python -m .*prepare --model all-MiniLM-L6-v2 --models-dir") as raised:
        find_model("all-MiniLM-L6-v2", tmp_path)
    assert "make setup" not in str(raised.value)


@pytest.mark.parametrize("model", ["./no/such/directory", "nonsense", "/no/such/directory"])
def test_a_directory_that_is_not_there_is_named(model: str, tmp_path: Path) -> None:
    with pytest.raises(StartupError, match=f"no directory {model}"):
        find_model(model, tmp_path)


def test_a_hub_id_that_cannot_be_fetched_says_to_give_a_directory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_OFFLINE", True)
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_CACHE", str(tmp_path))

    with pytest.raises(StartupError, match="cannot be fetched"):
        find_model("nobody/no-such-model", tmp_path)


@pytest.mark.parametrize(
    ("missing", "said"),
    [
        ("tokenizer.json", "no tokenizer.json"),
        ("model.safetensors", "no .*safetensors weights"),
        ("config.json", "no config.json"),
    ],
)
def test_a_directory_that_lacks_a_part_says_which(copy: Path, missing: str, said: str, tmp_path: Path) -> None:
    (copy / missing).unlink()

    with pytest.raises(StartupError, match=said):
        find_model(str(copy), tmp_path)


def test_pickled_weights_do_not_count_as_weights(copy: Path, tmp_path: Path) -> None:
    (copy / "model.safetensors").rename(copy / "pytorch_model.bin")

    with pytest.raises(StartupError, match="the only format that is loaded"):
        find_model(str(copy), tmp_path)


@pytest.mark.parametrize("name", ["model.safetensors", "tokenizer.json", "1_Pooling/config.json"])
def test_one_changed_byte_is_refused(copy: Path, name: str, tmp_path: Path) -> None:
    content = bytearray((copy / name).read_bytes())
    content[len(content) // 2] ^= 1
    (copy / name).write_bytes(content)

    with pytest.raises(StartupError, match=f"{name} is not the file that was set up"):
        verified_digests(find_model(str(copy), tmp_path))


def test_weights_that_set_up_did_not_record_are_refused(copy: Path, tmp_path: Path) -> None:
    shutil.copyfile(copy / "model.safetensors", copy / "extra.safetensors")

    with pytest.raises(StartupError, match=r"extra\.safetensors is not the file"):
        verified_digests(find_model(str(copy), tmp_path))


def test_a_damaged_record_is_refused(copy: Path, tmp_path: Path) -> None:
    (copy / RECORD_FILE).write_text("{")

    with pytest.raises(StartupError, match="is damaged"):
        find_model(str(copy), tmp_path)


def test_a_directory_without_record_is_taken_under_its_own_name(copy: Path, tmp_path: Path) -> None:
    (copy / RECORD_FILE).unlink()

    found = find_model(str(copy), tmp_path)

    assert found.name == "copy"
    assert "model.safetensors" in verified_digests(found)


def test_the_fingerprint_changes_with_all_that_changes_vectors_and_with_nothing_else(tiny_model: Path) -> None:
    digests = verified_digests(find_model(str(tiny_model), tiny_model))
    profile = read_profile(tiny_model, ProfileOverrides())
    base = fingerprint(digests, profile)

    def changed(**changes: object) -> ModelProfile:
        return dataclasses.replace(profile, **changes)  # type: ignore[arg-type]

    others = {
        fingerprint({**digests, "model.safetensors": "0" * 64}, profile),
        fingerprint({**digests, "tokenizer.json": "0" * 64}, profile),
        fingerprint(digests, changed(pooling="cls")),
        fingerprint(digests, changed(normalize=False)),
        fingerprint(digests, changed(max_tokens=8)),
        fingerprint(digests, changed(prompts={"query": "", "passage": ""})),
    }
    assert len(others | {base}) == 7
    assert fingerprint({**digests, "README.md": "0" * 64}, profile) == base
    assert fingerprint(dict(reversed(digests.items())), profile) == base


def test_settings_override_what_the_files_say(tiny_model: Path) -> None:
    overrides = ProfileOverrides(pooling="cls", max_tokens=8, prompts={"query": "ask: "}, truncation_side="left")

    profile = read_profile(tiny_model, overrides)

    assert (profile.pooling, profile.max_tokens, profile.truncation_side) == ("cls", 8, "left")
    assert profile.prompts == {"query": "ask: ", "passage": ""}


def test_a_window_larger_than_the_networks_is_refused(tiny_model: Path) -> None:
    with pytest.raises(StartupError, match="more than the model's window of 24 tokens"):
        read_profile(tiny_model, ProfileOverrides(max_tokens=25))


def test_files_without_a_word_on_it_mean_mean_pooling_empty_prompts_and_the_networks_window(copy: Path) -> None:
    for name in ("modules.json", "config_sentence_transformers.json", "sentence_bert_config.json"):
        (copy / name).unlink()
    (copy / "tokenizer_config.json").unlink()

    profile = read_profile(copy, ProfileOverrides())

    assert (profile.pooling, profile.normalize, profile.max_tokens) == ("mean", True, 24)
    assert profile.prompts == {"query": "", "passage": ""}


def test_positions_that_roberta_keeps_for_padding_cannot_be_used(copy: Path) -> None:
    edit(copy / "config.json", model_type="xlm-roberta", max_position_embeddings=26)
    edit(copy / "sentence_bert_config.json", max_seq_length=26)

    assert read_profile(copy, ProfileOverrides()).max_tokens == 24


def test_a_module_that_cannot_be_run_is_named(copy: Path) -> None:
    modules = json.loads((copy / "modules.json").read_text())
    modules.append({"idx": 3, "name": "3", "path": "3_Dense", "type": "sentence_transformers.models.Dense"})
    (copy / "modules.json").write_text(json.dumps(modules))

    with pytest.raises(StartupError, match="not supported: Dense"):
        read_profile(copy, ProfileOverrides())


def test_a_pooling_that_cannot_be_done_is_named(copy: Path) -> None:
    edit(copy / "1_Pooling" / "config.json", pooling_mode_mean_tokens=False, pooling_mode_max_tokens=True)

    with pytest.raises(StartupError, match="pooling_mode_max_tokens"):
        read_profile(copy, ProfileOverrides())
