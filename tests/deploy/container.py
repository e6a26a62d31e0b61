"""Starts one process as a container: namespaces of its own, a read-only root, volumes, a user without rights.

It is run by the runner as a program: reads what to start as JSON from standard input, takes namespaces, waits until the
runner has put a network interface into them, and then starts the process as the first of its namespace. What it says on
standard output is one word a line: `unshared`, `started PID`, `ended STATUS`.
"""

from __future__ import annotations

import ctypes
import json
import os
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

_NEWNS, _NEWUTS, _NEWIPC, _NEWPID, _NEWNET = 0x00020000, 0x04000000, 0x08000000, 0x20000000, 0x40000000
_RDONLY, _REMOUNT, _BIND, _REC, _PRIVATE = 1, 32, 4096, 16384, 1 << 18
_PDEATHSIG = 1
# Not all of it, so that volumes find their places there.
_OF_ETC = ("passwd", "group", "nsswitch.conf", "ssl", "localtime", "ld.so.cache", "ld.so.conf", "ld.so.conf.d",
           "services", "protocols", "mime.types", "alternatives")  # fmt: skip
_libc = ctypes.CDLL(None, use_errno=True)


@dataclass(frozen=True)
class ContainerSpec:
    """What is started. `mounts` are pairs of a path of the machine and one of the container, True for writable ones;
    `cgroups` are files by which a process joins cgroups.
    """

    name: str
    address: str
    gateway: str
    root: str
    mounts: list[tuple[str, str, bool]]
    command: list[str]
    environment: dict[str, str]
    user: int
    group: int
    folder: str
    log: str
    cgroups: list[str]


def main() -> None:
    """The program."""
    spec = ContainerSpec(**json.loads(sys.stdin.readline()))
    _libc.prctl(_PDEATHSIG, signal.SIGKILL)
    _checked(_libc.unshare(_NEWNS | _NEWUTS | _NEWIPC | _NEWNET), "unshare")
    _say("unshared")
    assert sys.stdin.readline().strip() == "go"
    _configure_network(spec)
    socket_name = spec.name.encode()
    _checked(_libc.sethostname(socket_name, len(socket_name)), "sethostname")
    log = os.open(spec.log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o644)
    _make_root(spec)
    # Only now: whatever is started next is the first process of the namespace, with which it ends.
    _checked(_libc.unshare(_NEWPID), "unshare")
    child = os.fork()
    if child == 0:
        _become(spec, log)
    _say(f"started {child}")
    _, status = os.waitpid(child, 0)
    _say(f"ended {os.waitstatus_to_exitcode(status)}")


def _configure_network(spec: ContainerSpec) -> None:
    for command in (
        "ip link set lo up",
        "ip link set eth0 up",
        f"ip address add {spec.address}/32 dev eth0",
        f"ip route add {spec.gateway} dev eth0 scope link",
        f"ip route add default via {spec.gateway} dev eth0",
    ):
        subprocess.run(command.split(), check=True)


def _make_root(spec: ContainerSpec) -> None:
    """A file system with what a program needs of the machine, all of it read-only, and the volumes."""
    _mount("none", "/", None, _REC | _PRIVATE)
    _mount("tmpfs", spec.root, "tmpfs", 0, "mode=755")
    for top in ("bin", "sbin", "lib", "lib64"):
        if Path("/", top).is_symlink():
            Path(spec.root, top).symlink_to(os.readlink(Path("/", top)))
        elif Path("/", top).exists():
            _bind(f"/{top}", spec.root + f"/{top}", writable=False)
    for top in ("/usr", "/sys", *(f"/etc/{name}" for name in _OF_ETC if Path("/etc", name).exists())):
        _bind(top, spec.root + top, writable=False)
    _bind("/dev", spec.root + "/dev", writable=True)
    Path(spec.root, "proc").mkdir()
    for source, target, writable in spec.mounts:
        _bind(source, spec.root + target, writable=writable)
    _mount("none", spec.root, None, _REMOUNT | _BIND | _RDONLY)


def _become(spec: ContainerSpec, log: int) -> None:
    """Turns this process, the first of its namespace, into that of the container."""
    try:
        os.dup2(log, 1)
        os.dup2(log, 2)
        for joined in spec.cgroups:
            Path(joined).write_text("0", encoding="ascii")
        os.chroot(spec.root)
        os.chdir(spec.folder)
        _mount("proc", "/proc", "proc", 0)
        os.setgroups([])
        os.setgid(spec.group)
        os.setuid(spec.user)
        # Only now: a change of the user forgets it.
        _libc.prctl(_PDEATHSIG, signal.SIGKILL)
        os.execvpe(spec.command[0], spec.command, spec.environment)
    except OSError as error:
        os.write(2, f"container: {error}\n".encode())
    finally:
        os._exit(127)


def _bind(source: str, target: str, *, writable: bool) -> None:
    place = Path(target)
    if Path(source).is_dir():
        place.mkdir(parents=True, exist_ok=True)
    elif not place.exists():
        place.parent.mkdir(parents=True, exist_ok=True)
        place.touch()
    _mount(source, target, None, _BIND | _REC)
    if not writable:
        _mount("none", target, None, _REMOUNT | _BIND | _RDONLY)


def _mount(source: str, target: str, kind: str | None, flags: int, data: str | None = None) -> None:
    encoded = [None if each is None else each.encode() for each in (source, target, kind, data)]
    result = _libc.mount(encoded[0], encoded[1], encoded[2], ctypes.c_ulong(flags), encoded[3])
    _checked(result, f"mount {source} on {target}")


def _checked(result: int, what: str) -> None:
    if result != 0:
        number = ctypes.get_errno()
        raise OSError(number, f"{what}: {os.strerror(number)}")


def _say(line: str) -> None:
    print(line, flush=True)


if __name__ == "__main__":
    main()
