"""What every service shares. It imports the contracts' stubs and nothing else of ours.

server, settings, telemetry   how a service starts, is configured, logs, counts and stops; begin with `server`
early_stop                    a stop before all that is imported
tracing, outgoing_calls, runtime_metrics   what is traced and counted besides
reading                       requests that come by halves
interceptor                   what happens around every call: request id, limits, validation, deadline, errors
errors, status                the one family of errors, and how they travel as google.rpc.Status
channels, request             how one service calls another: the channel, the deadline and ids that go along
security                      who may call, and what they may do
yaml_file                     YAML files of which every mistake is named with its line
token_bucket                  how much may be taken in a minute
validation                    findings of protovalidate in words that name the field
model_version                 the identity of a model
"""
