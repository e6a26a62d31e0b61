"""What every service shares. It imports the contracts' stubs and nothing else of ours.

server, readiness, settings   how a service starts, is configured and stops; begin with `server`
interceptor, reading          around every call: id, limits, validation, deadline, errors; half-sent requests
early_refusal                 what there is no place for is refused unread
errors, status, validation    the one family of errors, how they travel, and findings of protovalidate in words
channels, request             how one service calls another: the channel, the deadline and ids that go along
security                      who may call, and what they may do
overload                      deadlines, circuit breakers, which calls are let in
observability, processes      logs, metrics, traces; what processes need of each other
games                         a game as a message, its facts, and when two titles are the same
model_version, yaml_file      the identity of a model; YAML files of which every mistake is named with its line
"""
