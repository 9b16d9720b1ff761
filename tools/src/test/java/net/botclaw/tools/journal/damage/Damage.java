/*
 * Copyright 2026 The botclaw authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *     https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */
package net.botclaw.tools.journal.damage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** One random damage to the files of a journal. */
final class Damage {
    /** Kinds of damage. */
    enum Kind {
        BIT,
        LENGTH_FIELD,
        PAGE,
        PAGES,
        ZEROED,
        TRUNCATED,
        EMPTIED,
        REMOVED,
        SWAPPED,
        LIST
    }

    private static final int PAGE_LENGTH = 4096;
    private static final int BATCHES_OFFSET = 0x8000;

    private final Random random;

    Damage(final Random random) {
        this.random = random;
    }

    /** Damages a journal and says how. */
    String inflict(final Path journal) throws IOException {
        final Kind kind = Kind.values()[random.nextInt(Kind.values().length)];
        final List<Path> files = files(journal);
        if (kind == Kind.LIST) {
            return list(journal.resolve("manifest"));
        }
        if (files.isEmpty()) {
            return "nothing left";
        }
        final Path file = files.get(random.nextInt(files.size()));
        return kind + " " + file.getFileName() + " " + inflict(kind, file, files);
    }

    private static List<Path> files(final Path journal) throws IOException {
        try (Stream<Path> files = Files.list(journal)) {
            return new ArrayList<>(files.filter(file -> file.toString().endsWith(".cq4"))
                    .sorted()
                    .toList());
        }
    }

    private String list(final Path manifest) throws IOException {
        if (!Files.exists(manifest)) {
            return "no list left";
        }
        if (random.nextBoolean()) {
            Files.delete(manifest);
            return "list removed";
        }
        final byte[] bytes = Files.readAllBytes(manifest);
        if (bytes.length == 0) {
            return "list empty";
        }
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        Files.write(manifest, bytes);
        return "bit in the list";
    }

    private String inflict(final Kind kind, final Path file, final List<Path> files) throws IOException {
        final long used = usedLength(file);
        final long offset = place(used);
        switch (kind) {
            case BIT:
                return flip(file, offset);
            case LENGTH_FIELD:
                return flip(file, documentAt(file, offset) + random.nextInt(Integer.BYTES));
            case PAGE:
                return zero(file, offset / PAGE_LENGTH * PAGE_LENGTH, PAGE_LENGTH);
            case PAGES:
                return zero(file, offset / PAGE_LENGTH * PAGE_LENGTH, PAGE_LENGTH * (2L + random.nextInt(30)));
            case ZEROED:
                return zero(file, 0, random.nextBoolean() ? Files.size(file) : 1 << 20);
            case TRUNCATED:
                try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                    channel.truncate(offset);
                }
                return "to " + offset;
            case EMPTIED:
                Files.write(file, new byte[0]);
                return "";
            case REMOVED:
                Files.delete(file);
                return "";
            default:
                return swap(file, files.get(random.nextInt(files.size())));
        }
    }

    private static String swap(final Path file, final Path other) throws IOException {
        if (file.equals(other)) {
            return "with itself";
        }
        final Path aside = file.resolveSibling("aside");
        Files.move(file, aside);
        Files.move(other, file);
        Files.move(aside, other, StandardCopyOption.ATOMIC_MOVE);
        return "with " + other.getFileName();
    }

    /** A place at the start, in the middle or at the end. */
    private long place(final long used) {
        if (used < 2) {
            return 0;
        }
        final long tenth = Math.max(1, used / 10);
        switch (random.nextInt(4)) {
            case 0:
                return random.nextLong(Math.min(used, 2 * BATCHES_OFFSET + tenth));
            case 1:
                return used - 1 - random.nextLong(Math.min(used, tenth));
            case 2:
                return used - 1 - random.nextLong(Math.min(used, PAGE_LENGTH));
            default:
                return random.nextLong(used);
        }
    }

    /** Up to the last byte that is not zero. */
    private static long usedLength(final Path file) throws IOException {
        final byte[] bytes = Files.readAllBytes(file);
        int length = bytes.length;
        while (length > 0 && bytes[length - 1] == 0) {
            length--;
        }
        return length;
    }

    private static long documentAt(final Path file, final long offset) throws IOException {
        final ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        int at = 0;
        while (at + Integer.BYTES <= bytes.capacity()) {
            final int length = bytes.getInt(at) & 0x3FFF_FFFF;
            final int next = at + Integer.BYTES + length + 3 & -Integer.BYTES;
            if (length == 0 || next > offset || next <= at) {
                return at;
            }
            at = next;
        }
        return 0;
    }

    private String flip(final Path file, final long offset) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            final ByteBuffer one = ByteBuffer.allocate(1);
            if (channel.read(one, offset) < 1) {
                return "nothing to flip";
            }
            final int bit = random.nextInt(8);
            one.put(0, (byte) (one.get(0) ^ 1 << bit)).rewind();
            channel.write(one, offset);
            return "bit " + bit + " of byte " + offset;
        }
    }

    private static String zero(final Path file, final long offset, final long length) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            final long end = Math.min(channel.size(), offset + length);
            if (end > offset) {
                channel.write(ByteBuffer.allocate((int) (end - offset)), offset);
            }
            return "from " + offset + " to " + end;
        }
    }
}
