#!/usr/bin/env python3
#
# Copyright 2026 The botclaw authors.
#
# Licensed under the Apache License, Version 2.0 (the "License");
# you may not use this file except in compliance with the License.
# You may obtain a copy of the License at
#
#     https://www.apache.org/licenses/LICENSE-2.0
#
# Unless required by applicable law or agreed to in writing, software
# distributed under the License is distributed on an "AS IS" BASIS,
# WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
# See the License for the specific language governing permissions and
# limitations under the License.
"""Generates a Python module with the layouts of all messages from the SBE schema; standard library only.

    generate_python.py botclaw-schema.xml > botclaw_codec.py
    botclaw_codec.py HEX                    prints the frame
"""
import sys
import xml.etree.ElementTree as ElementTree

PRIMITIVES = {"uint8": "B", "uint16": "H", "uint32": "I", "uint64": "Q", "int32": "i", "int64": "q", "float": "f",
              "double": "d"}

RUNTIME = '''
HEADER = struct.Struct("<HBBIHHHH")  # frameLength flags channel sequence blockLength templateId schemaId version
PAIR = struct.Struct("<HH")  # entryLength count


def decode(frame):
    """One whole frame: gives its header as a dict, the message's name and its fields, (header, None, None) if unknown."""
    header = dict(zip(("frameLength", "flags", "channel", "sequence", "blockLength", "templateId", "schemaId", "version"),
                      HEADER.unpack_from(frame)))
    if header["templateId"] not in MESSAGES:
        return header, None, None
    name, block, fields, group, data = MESSAGES[header["templateId"]]
    values = _read(frame, HEADER.size, block, fields)
    at = HEADER.size + header["blockLength"]
    if group:
        group_name, entry, entry_fields = group
        length, count = PAIR.unpack_from(frame, at)
        values[group_name] = [_read(frame, at + PAIR.size + i * length, entry, entry_fields) for i in range(count)]
    if data:
        length = int.from_bytes(frame[at:at + 2], "little")
        values[data] = bytes(frame[at + 2:at + 2 + length])
    return header, name, values


def encode(name, values, channel=0, sequence=0, flags=0):
    """A whole frame. Enums are numbers, texts str, groups lists of dicts, data bytes."""
    template, (_, block, fields, group, data) = next(item for item in MESSAGES.items() if item[1][0] == name)
    body = _write(block, fields, values)
    length = len(body)
    if group:
        group_name, entry, entry_fields = group
        entries = [_write(entry, entry_fields, value) for value in values[group_name]]
        body += PAIR.pack(struct.calcsize(entry), len(entries)) + b"".join(entries)
    if data:
        body += len(values[data]).to_bytes(2, "little") + values[data]
    return HEADER.pack(HEADER.size + len(body), flags, channel, sequence & 0xFFFFFFFF, length, template, SCHEMA_ID,
                       SCHEMA_VERSION) + body


def _read(frame, at, block, fields):
    values = dict(zip((field for field, _ in fields), struct.unpack_from(block, frame, at)))
    for field, kind in fields:
        if kind == "char":
            values[field] = values[field].rstrip(b"\\0").decode("ascii")
    return values


def _write(block, fields, values):
    return struct.pack(block, *(values[f].encode("ascii") if kind == "char" else values[f] for f, kind in fields))


def text(frame):
    """One line for people: the message and its fields, enums by name."""
    _, name, values = decode(frame)
    if name is None:
        return "unknown message"
    kinds = dict(next(message for message in MESSAGES.values() if message[0] == name)[2])
    words = ["%s=%s" % (field, ENUMS[kinds[field]].get(value, value) if kinds.get(field) in ENUMS else value)
             for field, value in values.items()]
    return name + " " + " ".join(words)


if __name__ == "__main__":
    print(text(bytes.fromhex(sys.argv[1])))
'''


def main():
    root = ElementTree.parse(sys.argv[1]).getroot()
    types, enums = {}, {}
    for kind in root.find("types"):
        if kind.tag == "type":
            length, primitive = int(kind.get("length", 1)), kind.get("primitiveType")
            is_text = length > 1 or primitive == "char"
            types[kind.get("name")] = ("%ds" % length if is_text else PRIMITIVES[primitive],
                                       "char" if primitive == "char" else "bytes" if is_text else "number")
        elif kind.tag == "enum":
            enums[kind.get("name")] = {int(value.text): value.get("name") for value in kind}
            types[kind.get("name")] = (PRIMITIVES[kind.get("encodingType")], kind.get("name"))

    def block(parent):
        fields = parent.findall("field")
        layout = "<" + "".join(types[field.get("type")][0] for field in fields)
        return layout, [(field.get("name"), types[field.get("type")][1]) for field in fields]

    print("# Generated from %s; do not edit." % sys.argv[1].split("/")[-1])
    print("import struct\nimport sys\n")
    print("SCHEMA_ID, SCHEMA_VERSION = %s, %s\n" % (root.get("id"), root.get("version")))
    print("ENUMS = {")
    for name, values in enums.items():
        print("    %r: %r," % (name, values))
    print("}\n\n# template: (name, block, fields, group, data)\nMESSAGES = {")
    for message in root.iter("{http://fixprotocol.io/2016/sbe}message"):
        group, data = message.find("group"), message.find("data")
        print("    %s: (%r, %r, %r, %r, %r)," % (
            (message.get("id"), message.get("name")) + block(message)
            + (None if group is None else (group.get("name"),) + block(group),
               None if data is None else data.get("name"))))
    print("}")
    print(RUNTIME, end="")


if __name__ == "__main__":
    main()
