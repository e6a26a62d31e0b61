"""What every service shares. It imports the contracts' stubs and nothing else of ours.

- A service's life: `server.py`, from its settings to a drained exit; begin here. `settings.py`, what all can be set;
  `readiness.py`, what health checks are told; `processes/`, what processes need of each other
- A call that comes in: `interceptor.py`, all that is around it: id, limits, validation, deadline, errors, log;
  `early_refusal.py` and `reading.py`, refused before it is read, or while; `validation.py`, what is wrong with it, in
  words; `security/`, who may call; `overload/`, deadlines, circuit breakers, which calls are let in
- A call that goes out: `channels.py`, the channel; `renewed_channel.py`, replaced where it reaches nobody;
  `request.py`, the id and the deadline that go along
- What goes wrong: `errors.py`, the one family of errors; `status.py`, how they travel
- What is seen of it: `observability/`, logs, metrics, traces
- Terms of several services: `games/`, a game and its facts; `language_tag.py`, languages; `enum_names.py`, values of
  enums as words; `model_version.py`, the identity of a model, and `model_messages.py`, as a message;
  `message_parts.py`, runs of records that fit into messages; `packaged_llm.py`, what the local language model and its
  callers agree on; `token_estimate.py`, how many tokens a text takes; `yaml_file.py`, YAML whose mistakes have a line
"""
