"""Turns the .proto files beside it into Python stubs and into the image that `buf` lints.

The validation rules that the protos import are those of the installed `protovalidate` package; `buf/` has a copy of
them, under their own licence, so that every toolchain can load the contracts. Nothing is fetched. Run as
`python protos/generate.py [--out DIR] [--image FILE]`.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path

from google.protobuf import descriptor_pb2, duration_pb2, field_mask_pb2, timestamp_pb2
from grpc_tools import protoc
from protovalidate import FieldPathPb

ROOT = Path(__file__).resolve().parent
VALIDATE = "buf/validate/validate.proto"


def dependencies() -> descriptor_pb2.FileDescriptorSet:
    """Descriptors of the imports that do not lie under `protos/`."""
    known = descriptor_pb2.FileDescriptorSet()
    for module in (descriptor_pb2, duration_pb2, timestamp_pb2, field_mask_pb2):
        module.DESCRIPTOR.CopyToProto(known.file.add())
    return known


def installed_rules() -> descriptor_pb2.FileDescriptorProto:
    """The validation rules as the installed `protovalidate` has them."""
    rules = descriptor_pb2.FileDescriptorProto()
    rules.ParseFromString(FieldPathPb.desc().file.proto.to_binary())
    return rules


def generate(out: Path | None, image: Path | None, *, source_information: bool = True) -> int:
    """Runs protoc; returns its exit code."""
    # protoc looks for its plugins on the PATH; they lie beside this interpreter, whose environment need not be active.
    os.environ["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
    sources = sorted(str(path.relative_to(ROOT)) for path in ROOT.glob("gamesrec/**/*.proto"))
    with tempfile.NamedTemporaryFile(suffix=".binpb") as known:
        known.write(dependencies().SerializeToString())
        known.flush()
        common = ["protoc", f"-I{ROOT}", f"--descriptor_set_in={known.name}"]
        code = 0
        if out is not None:
            targets = [f"--{kind}_out={out}" for kind in ("python", "mypy", "grpc_python", "mypy_grpc")]
            targets += [f"--{kind}_opt=quiet" for kind in ("mypy", "mypy_grpc")]
            messages = [f"--{kind}_out={out}" for kind in ("python", "pyi")]
            code = protoc.main([*common, *targets, *sources]) or protoc.main([*common, *messages, VALIDATE])
        if image is not None and code == 0:
            options = ["--include_source_info"] if source_information else []
            code = protoc.main([*common, *options, f"--descriptor_set_out={image}", "--include_imports", *sources])
    return int(code)


def check() -> int:
    """Compares the stubs that lie here with freshly generated ones; returns 1 and names those that differ."""
    with tempfile.TemporaryDirectory() as directory:
        fresh = Path(directory)
        code = generate(fresh, None)
        if code:
            return code
        expected = {path.relative_to(fresh): path.read_bytes() for path in fresh.rglob("*_pb2*.py*")}
    present = {
        path.relative_to(ROOT): path.read_bytes() for path in ROOT.rglob("*_pb2*.py*") if path.suffix in (".py", ".pyi")
    }
    differing = sorted(str(path) for path in {*expected, *present} if expected.get(path) != present.get(path))
    for path in differing:
        print(f"protos/{path} is not what the protos say; run: make protos", file=sys.stderr)
    return 1 if differing else 0


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=ROOT, help="where the stubs go (default: beside the protos)")
    parser.add_argument("--image", type=Path, help="also write a descriptor image with source information here")
    parser.add_argument("--without-sources", action="store_true", help="leave comments and lines out of the image")
    parser.add_argument("--only-image", action="store_true", help="write no stubs")
    parser.add_argument("--check", action="store_true", help="write nothing; fail if the stubs here are out of date")
    arguments = parser.parse_args()
    if arguments.check:
        return check()
    return generate(
        None if arguments.only_image else arguments.out,
        arguments.image,
        source_information=not arguments.without_sources,
    )


if __name__ == "__main__":
    sys.exit(main())
