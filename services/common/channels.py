"""Opens channels to services of ours, all with the same retries, balancing, keepalive and message sizes."""

from __future__ import annotations

import json

import grpc

from services.common.observability import outgoing_calls
from services.common.renewed_channel import RenewedChannel
from services.common.security.access_control import is_loopback
from services.common.security.authorised_channel import AuthorisedChannel
from services.common.security.peer_key import offered_peer_key
from services.common.security.transport import channel_credentials

MAX_MESSAGE_BYTES = 16 * 1024 * 1024
# What reads or writes all that a service holds may take so long. A server lets the calls of a connection that it closes
# for its age go on for as long.
LONGEST_CALL_SECONDS = 4 * 3600.0

# Retries concern calls that can be repeated without harm; a call that has begun to answer is never retried by grpc.
_RETRIES: dict[str, object] = {
    "methodConfig": [
        {
            "name": [{}],
            "retryPolicy": {
                "maxAttempts": 3,
                "initialBackoff": "0.02s",
                "maxBackoff": "0.2s",
                "backoffMultiplier": 2,
                "retryableStatusCodes": ["UNAVAILABLE"],
            },
        }
    ],
    "retryThrottling": {"maxTokens": 50, "tokenRatio": 0.2},
}
_BALANCING: dict[str, object] = {"loadBalancingConfig": [{"round_robin": {}}]}

_OPTIONS: list[tuple[str, str | int]] = [
    ("grpc.max_receive_message_length", MAX_MESSAGE_BYTES),
    ("grpc.max_send_message_length", MAX_MESSAGE_BYTES),
    # A peer that falls silent is noticed after 8 s. It is the timeout of pings that notices: that of keepalive alone
    # lets a minute pass where the other end's machine still acknowledges packets.
    ("grpc.keepalive_time_ms", 5_000),
    ("grpc.keepalive_timeout_ms", 3_000),
    ("grpc.http2.ping_timeout_ms", 3_000),
    ("grpc.keepalive_permit_without_calls", 1),
    ("grpc.http2.max_pings_without_data", 0),
    ("grpc.initial_reconnect_backoff_ms", 100),
    # Also how long an attempt to connect may take: not less than a busy machine needs to answer one.
    ("grpc.min_reconnect_backoff_ms", 2_000),
    # A process that was started again is found soon.
    ("grpc.max_reconnect_backoff_ms", 500),
    ("grpc.dns_min_time_between_resolutions_ms", 2_000),
    # Channels of one process that share a target must not share a connection: their retry budgets differ.
    ("grpc.use_local_subchannel_pool", 1),
]


def open_channel(target: str, *, retries: bool = True, offer_key: bool = True) -> grpc.aio.Channel:
    """A channel to `target` ("host:port", or "dns:///headless-service:port" for client-side balancing over pods).

    It uses the TLS that the environment says, else it offers the key that the services of this machine share; see
    docs/security.md. Whoever passes on the credentials of others (`offer_key` False) offers no key of its own, which
    would stand in for those that are missing. `retries` is for services that do not try again by themselves: one retry
    around another multiplies them.
    """
    config = {**_BALANCING, **_RETRIES} if retries else _BALANCING
    options = [("grpc.service_config", json.dumps(config)), *_OPTIONS]
    credentials = channel_credentials()

    def connect() -> grpc.aio.Channel:
        interceptors = outgoing_calls.interceptors()
        if credentials is not None:
            return grpc.aio.secure_channel(target, credentials, options=options, interceptors=interceptors)
        return grpc.aio.insecure_channel(target, options=options, interceptors=interceptors)

    channel = RenewedChannel(connect)
    if credentials is not None:
        return channel
    # Only to this machine: on the way to another one it could be read.
    key = offered_peer_key() if offer_key and is_loopback(target.rpartition(":")[0]) else None
    return AuthorisedChannel(channel, key) if key else channel
