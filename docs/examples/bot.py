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
"""A small botclaw bot: one file, standard library only, written from docs/PROTOCOL.md.

It takes sensor readings, keeps each one until the engine has acknowledged it, loses its connection
on purpose now and then, with a reading on the way that never arrives, and resumes where the engine
says it should. When the engine refuses it for good, it stops with one line and exit code 1. One
thread, one loop: the shape carries over to firmware as it is.

    bot.py --host 127.0.0.1 --port 7400 --name bot-7 --count 1000 --reconnect-every 100
"""
import argparse
import collections
import random
import select
import socket
import struct
import sys
import time

SCHEMA_ID, SCHEMA_VERSION = 4711, 1
ACK_REQ, POSS_DUP, FROM_STORE = 1, 2, 4
CHANNEL_SESSION, CHANNEL_RELIABLE = 0, 1
LEVEL_RECEIVED, LEVEL_JOURNALED = 0, 1
SOIL_MOISTURE, GOOD = 1, 0

LOGON, LOGON_ACK, LOGON_REJECT, LOGOUT, HEARTBEAT, ACK, BACKPRESSURE, REJECT = 1, 2, 3, 4, 5, 6, 9, 10
SENSOR_READING = 32

# "<": little-endian, no padding. The layouts are those of PROTOCOL.md, from byte 16 of the frame.
HEADER = struct.Struct("<HBBIHHHH")  # frameLength flags channel sequence blockLength templateId schemaId version
BLOCKS = {
    LOGON: struct.Struct("<qQQQIHHBB32s16s"),
    LOGON_ACK: struct.Struct("<qQQQIIHB"),
    LOGON_REJECT: struct.Struct("<qIH"),
    LOGOUT: struct.Struct("<qQIH"),
    HEARTBEAT: struct.Struct("<qQQq"),
    ACK: struct.Struct("<qQQBB"),
    BACKPRESSURE: struct.Struct("<qIHBB"),
    REJECT: struct.Struct("<qQIHH"),
    SENSOR_READING: struct.Struct("<qdIHBB"),
}

OK, UNKNOWN_TEMPLATE = 0, 210
FINAL_CODES = {101, 103, 104, 105, 106, 107, 108} | set(range(201, 300))  # coming back changes nothing
MAX_REJECTS = 3  # connections in a row that end with a refused frame and acknowledge nothing

BACKOFF_BASE_S, BACKOFF_CAP_S = 0.1, 10.0
ANSWER_TIMEOUT_S = 5.0  # for LogonAck and for the answer to Logout
STORE_FRAMES = 1024  # bounded store: when it is full, no reading is taken until the engine has acked some
WINDOW_FRAMES = 64  # sent and not yet acked; far below what the socket buffers hold


class Failed(Exception):
    """The run cannot end well; the text is for a person."""


class LinkLost(Exception):
    """The connection is gone; back off, reconnect, resume."""


def encode(template, fields, tail=b"", channel=CHANNEL_SESSION, sequence=0):
    """A whole frame, ready to be sent."""
    block = BLOCKS[template]
    length = HEADER.size + block.size + len(tail)
    header = HEADER.pack(
        length, 0, channel, sequence & 0xFFFFFFFF, block.size, template, SCHEMA_ID, SCHEMA_VERSION)
    return bytearray(header + block.pack(*fields) + tail)


class Stored:
    """A channel-1 frame that is kept until it is acknowledged."""

    def __init__(self, sequence, number, data):
        self.sequence, self.number, self.data = sequence, number, data
        self.was_sent = False


class Bot:
    def __init__(self, options):
        self.options = options
        self.boot_id = random.SystemRandom().getrandbits(63)  # names this life of the sequence counter
        self.store = collections.deque()
        self.on_link = 0  # how many frames at the head of the store were sent on this connection
        self.next_sequence = 1
        self.next_push = 1  # pushes: the next expected of the engine
        self.taken = self.acked = self.reconnects = self.resent = self.epoch = 0
        self.sock, self.received = None, bytearray()
        self.is_live, self.is_leaving = False, False
        self.failures, self.retry_at = 0, 0.0
        self.link_error = ""  # why the last link was lost, or could not be made
        self.rejects = 0
        self.heartbeat_s, self.min_interval_s, self.echo_ns = 10.0, 0.0, 0
        self.asked_at = self.sent_at = self.heard_at = self.next_send_at = 0.0
        self.started_at = self.progress_at = time.monotonic()

    def run(self):
        """The loop of the bot: returns when everything is acked and the engine has answered the Logout."""
        while True:
            now = time.monotonic()
            self.take_readings(now)
            try:
                if self.sock is None:
                    if now >= self.retry_at:
                        self.connect()
                elif self.is_live:
                    self.send_readings(now)
                    self.keep_alive(now)
                if self.receive(0.01):
                    return
                self.check_answer(time.monotonic())
            except (LinkLost, OSError) as lost:
                self.drop(str(lost))
            if not self.store and self.taken < self.options.count:
                self.progress_at = now  # nothing to do until the next reading is due
            if now - self.progress_at > self.options.timeout:
                raise Failed("no progress for %d s, %d of %d acked%s" % (
                    self.options.timeout, self.acked, self.options.count,
                    "; last link error: " + self.link_error if self.link_error else ""))

    # ---- readings ----

    def take_readings(self, now):
        """Takes the readings that are due, connected or not: a bot does not stop measuring when a link is down."""
        rate = self.options.rate
        due = int((now - self.started_at) * rate) + 1 if rate > 0 else self.options.count
        while self.taken < min(due, self.options.count) and len(self.store) < STORE_FRAMES:
            self.taken += 1
            value = 25.0 + 30.0 * random.random()
            fields = (time.time_ns(), value, 1, 1, SOIL_MOISTURE, GOOD)
            frame = encode(SENSOR_READING, fields, b"", CHANNEL_RELIABLE, self.next_sequence)
            if not self.is_live:
                frame[2] |= FROM_STORE
            self.store.append(Stored(self.next_sequence, self.taken, frame))
            self.next_sequence += 1

    def send_readings(self, now):
        """Sends in order what was not sent on this connection yet; says Logout when all is acked."""
        while self.on_link < len(self.store) and self.on_link < WINDOW_FRAMES and now >= self.next_send_at:
            entry = self.store[self.on_link]
            is_first_time = not entry.was_sent
            if not is_first_time:
                entry.data[2] |= POSS_DUP
                self.resent += 1
            entry.was_sent = True
            self.on_link += 1
            every = self.options.reconnect_every
            if every > 0 and is_first_time and entry.number % every == 0:
                # As a radio does that leaves its coverage: this reading is lost on its way, and with the reset perhaps
                # some before it. The bot cannot know, so after the resume it sends what the engine does not have.
                self.sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                raise LinkLost("on purpose")
            self.send(entry.data)
            self.next_send_at = now + self.min_interval_s
        if self.acked == self.options.count and not self.is_leaving:
            self.is_leaving, self.asked_at = True, now
            self.send(encode(LOGOUT, (time.time_ns(), self.next_push - 1, 0, OK)))

    def forget_below(self, sequence):
        """Everything below is in the engine's journal: the store may let go of it."""
        while self.store and self.store[0].sequence < sequence:
            self.store.popleft()
            self.on_link = max(0, self.on_link - 1)
            self.acked += 1
            self.rejects = 0
            self.progress_at = time.monotonic()

    # ---- connection ----

    def connect(self):
        options = self.options
        self.sock = socket.create_connection((options.host, options.port), timeout=ANSWER_TIMEOUT_S)
        self.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        token = options.token.encode()
        oldest = self.store[0].sequence if self.store else self.next_sequence
        fields = (
            time.time_ns(), self.boot_id, oldest, self.next_push - 1, options.heartbeat_ms, SCHEMA_VERSION, 0,
            LEVEL_JOURNALED, 1 if token else 0, options.name.encode(), b"bot.py-1")
        self.send(encode(LOGON, fields, struct.pack("<H", len(token)) + token))
        self.asked_at = self.heard_at = time.monotonic()

    def drop(self, why, retry_after_ms=0):
        """Closes the connection and decides when to come back: full jitter on top of what the engine asks for."""
        if self.sock is not None:
            self.sock.close()
        if self.options.verbose:
            print("bot: link lost: %s" % why, file=sys.stderr)
        self.sock, self.is_live, self.is_leaving, self.on_link = None, False, False, 0
        self.received.clear()
        self.link_error = why
        limit = min(BACKOFF_CAP_S, BACKOFF_BASE_S * 2 ** min(self.failures, 10))
        self.failures += 1
        self.retry_at = time.monotonic() + retry_after_ms / 1000.0 + random.uniform(0, limit)

    def send(self, frame):
        self.sock.sendall(frame)
        self.sent_at = time.monotonic()

    def keep_alive(self, now):
        if now - self.sent_at >= self.heartbeat_s:
            fields = (time.time_ns(), self.next_sequence - 1, self.next_push - 1, self.echo_ns)
            self.send(encode(HEARTBEAT, fields))
        if now - self.heard_at > 3 * self.heartbeat_s:
            raise LinkLost("nothing heard for 3 heartbeats")

    def check_answer(self, now):
        if self.sock is not None and (not self.is_live or self.is_leaving) and now - self.asked_at > ANSWER_TIMEOUT_S:
            raise LinkLost("no answer to Logon or Logout")

    # ---- what the engine says ----

    def receive(self, wait_s):
        """Waits a little for bytes and handles every whole frame. True: the session has ended as it should."""
        if self.sock is None:
            time.sleep(wait_s)
            return False
        if not select.select([self.sock], [], [], wait_s)[0]:
            return False
        chunk = self.sock.recv(65536)
        if not chunk:
            raise LinkLost("closed by the engine")
        self.received += chunk
        self.heard_at = time.monotonic()
        while len(self.received) >= HEADER.size:
            length, _, channel, sequence, _, template, schema, _ = HEADER.unpack_from(self.received)
            if length < HEADER.size or schema != SCHEMA_ID:
                raise Failed("the engine does not speak this protocol")
            if len(self.received) < length:
                break
            frame = bytes(self.received[:length])
            del self.received[:length]
            if channel == CHANNEL_RELIABLE:
                self.on_push(sequence)
            elif self.on_session(template, frame):
                return True
            if self.sock is None:
                return False
        return False

    def on_session(self, template, frame):
        """One session message. Unknown ones are skipped: a newer engine may have more to say."""
        if template not in BLOCKS:
            return False
        values = BLOCKS[template].unpack_from(frame, HEADER.size)
        if template == LOGON_ACK:
            self.on_logon_ack(values)
        elif template == ACK:
            self.forget_below(values[1] + 1)
        elif template == HEARTBEAT:
            self.echo_ns = values[0]
        elif template == BACKPRESSURE:
            self.min_interval_s = values[1] / 1000.0
        elif template == REJECT:
            self.on_reject(values)
        elif template == LOGON_REJECT:
            _, retry_after_ms, code = values
            if code in FINAL_CODES:
                text = frame[HEADER.size + BLOCKS[LOGON_REJECT].size + 2:]
                raise Failed("refused for good: %d %s" % (code, text.decode("ascii", "replace")))
            self.drop("logon refused for now: %d" % code, retry_after_ms)
        elif template == LOGOUT:
            _, _, retry_after_ms, code = values
            if self.is_leaving and code == OK:
                return True
            if code in FINAL_CODES:
                raise Failed("refused for good: %d" % code)
            self.drop("engine said Logout: %d" % code, retry_after_ms)
        return False

    def on_logon_ack(self, values):
        _, _, next_expected, next_push, epoch, heartbeat_ms, _, _ = values
        if self.epoch:
            self.reconnects += 1
        self.next_push = max(self.next_push, next_push)  # pushes are numbered through, over all epochs
        self.epoch, self.heartbeat_s, self.min_interval_s = epoch, heartbeat_ms / 1000.0, 0.0
        self.is_live, self.failures, self.on_link = True, 0, 0
        self.progress_at = time.monotonic()
        self.forget_below(next_expected)  # below: journaled. What is left is sent again, in order.
        self.next_sequence = max(self.next_sequence, next_expected)

    def on_push(self, low_sequence):
        """A message from engine to bot: take it once, and acknowledge it either way. Holes are normal."""
        ahead = (low_sequence - self.next_push) & 0xFFFFFFFF
        if ahead < 0x80000000:
            self.next_push += ahead + 1  # a real bot acts on the message here
        fields = (time.time_ns(), self.next_push - 1, 0, CHANNEL_RELIABLE, LEVEL_RECEIVED)
        self.send(encode(ACK, fields))

    def on_reject(self, values):
        _, sequence, _, template, code = values
        if 100 < code < 300 and code != UNKNOWN_TEMPLATE:
            self.rejects += 1
            text = "frame refused: code %d, template %d, sequence %d" % (code, template, sequence)
            if self.rejects >= MAX_REJECTS:
                raise Failed(text)
            raise LinkLost(text)
        print("bot: refused: code %d, template %d, sequence %d" % (code, template, sequence), file=sys.stderr)


def parse_options():
    parser = argparse.ArgumentParser(description="A bot that sends sensor readings to a botclaw engine and resumes.")
    parser.add_argument("--host", required=True)
    parser.add_argument("--port", required=True, type=int)
    parser.add_argument("--name", required=True, help="1 to 32 printable ASCII characters, no space")
    parser.add_argument("--count", type=int, default=100, help="readings to send (default 100)")
    parser.add_argument("--rate", type=float, default=100.0, help="readings per second (default 100), 0: no limit")
    parser.add_argument("--reconnect-every", type=int, default=0, help="lose every K-th reading and the link, 0: never")
    parser.add_argument("--token", default="", help="credential, when the engine asks for one")
    parser.add_argument("--heartbeat-ms", type=int, default=0, help="heartbeat interval, 0: the engine decides")
    parser.add_argument("--timeout", type=float, default=90.0, help="seconds without progress before giving up")
    parser.add_argument("--verbose", action="store_true", help="say why each link was lost")
    options = parser.parse_args()
    if not 1 <= len(options.name) <= 32 or not all("!" <= c <= "~" for c in options.name):
        parser.error("--name must be 1 to 32 printable ASCII characters without a space")
    return options


def main():
    bot = Bot(parse_options())
    try:
        bot.run()
    except Failed as failed:
        print("bot: failed: %s" % failed, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("bot: failed: interrupted", file=sys.stderr)
        return 1
    print("bot: sent=%d acked=%d reconnects=%d resent=%d epoch=%d ok" % (
        bot.taken, bot.acked, bot.reconnects, bot.resent, bot.epoch))
    return 0


if __name__ == "__main__":
    sys.exit(main())
