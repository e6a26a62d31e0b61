"""The edge behind the door.

`methods.py` reads its methods from the descriptors; `ports.py` is what the door needs of it, `clients.py` the gRPC
side. `metadata.py` chooses the headers that go on, `errors.py` holds what comes back when a call fails, `exposure.py`
keeps an open edge on this machine.
"""
