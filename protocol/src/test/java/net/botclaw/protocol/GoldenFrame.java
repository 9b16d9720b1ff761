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
package net.botclaw.protocol;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;

/** One line of {@code golden-frames.txt}. */
record GoldenFrame(String name, String values, byte[] bytes) {
    static List<GoldenFrame> all() {
        final List<GoldenFrame> frames = new ArrayList<>();
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                GoldenFrame.class.getResourceAsStream("/golden-frames.txt"), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (!line.startsWith("#")) {
                    final String[] parts = line.split(";");
                    frames.add(
                            new GoldenFrame(parts[0], parts[1], HexFormat.of().parseHex(parts[2])));
                }
            }
            return frames;
        } catch (final IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    /** The frame in a buffer that ends where the frame ends. */
    UnsafeBuffer buffer() {
        return new UnsafeBuffer(bytes.clone());
    }

    int templateId() {
        return FrameDescriptor.templateId(buffer(), 0);
    }

    boolean isOfWire() {
        return templateId() < Templates.FIRST_COMMAND;
    }

    /** The validator of the end that receives it. */
    FrameValidator validator() {
        return Templates.isOutbound(templateId())
                ? FrameValidator.fromEngine(FrameDescriptor.DEFAULT_MAX_FRAME_LENGTH)
                : FrameValidator.fromBot(FrameDescriptor.DEFAULT_MAX_FRAME_LENGTH);
    }

    @Override
    public String toString() {
        return name;
    }
}
