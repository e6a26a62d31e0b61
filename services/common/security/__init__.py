"""Who may call a service, and what they may do. Default deny.

- `access_control.py`: decides from the settings who is let in; begin here
- `interceptor.py`: asks for every call of every server, all four kinds of rpcs, before its request is decoded
- What a method asks: `method_access.py`, the scopes that it needs, and the fields of its request that name players
- Who calls: `principal.py`, a name, scopes, player and limits; `authenticator.py`, from credentials to that:
  `api_keys.py`, `tokens.py`, `certificates.py`; `access_file.py`, the YAML file of those who may come in
- How much they may: `quotas.py`, the limits of each; `refusal_pace.py`, slow refusals for who asks again and again
- Our own services: `peer_key.py`, the key that those of one machine share; `authorised_channel.py`, a channel whose
  calls carry a credential
- On the wire: `transport.py`, TLS of servers and channels; `certificate_files.py`, the certificate that is shown
- `file_watch.py`: keys and certificates are read again when their files change
"""
