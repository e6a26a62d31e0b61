"""The copy of the validation rules is that of the installed package, so that every toolchain checks alike."""

from __future__ import annotations

import runpy
from pathlib import Path

from buf.validate import validate_pb2
from google.protobuf import descriptor_pb2


def test_the_copy_says_what_the_installed_package_says() -> None:
    generate = runpy.run_path("protos/generate.py")
    copied = descriptor_pb2.FileDescriptorProto()
    validate_pb2.DESCRIPTOR.CopyToProto(copied)
    installed = generate["installed_rules"]()
    for each in (copied, installed):
        _forget_json_names(each)
        # Where generated code goes, in languages that are not ours.
        each.ClearField("options")
    assert copied == installed


def test_the_copy_comes_with_its_licence() -> None:
    assert "Apache License" in Path("protos/buf/LICENSE").read_text()
    assert "Copyright (c)" in Path("protos/buf/validate/validate.proto").read_text()[:200]


def _forget_json_names(file: descriptor_pb2.FileDescriptorProto) -> None:
    """Compilers differ in whether they write out the names that follow from the fields' own."""
    messages = list(file.message_type)
    while messages:
        message = messages.pop()
        messages += message.nested_type
        for field in (*message.field, *message.extension):
            field.ClearField("json_name")
    for field in file.extension:
        field.ClearField("json_name")
