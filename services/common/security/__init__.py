"""Who may call a service, and what they may do. Begin with `access_control`, which decides it from the settings.

interceptor      asks for every call of every server, all four kinds of rpcs; default deny
method_access    the scopes that a method needs and the fields of its request that name players, from the descriptors
principal        who calls: name, scopes, player, limits
authenticator    credentials -> principal; api_keys, tokens, certificates: the three kinds of credentials
access_file      the YAML file of keys, token issuers and certificates, read again when it changes
peer_key         the key that the services of one machine share
transport        TLS of servers and channels, with certificates that may change
"""
