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
/**
 * A bot's connection to the engine over plain NIO: what is offered is kept, sent, sent again after a lost link, and
 * released when the engine has journaled it.
 *
 * <pre>
 *   your code ── offer ──▶ +-----------+ ── write ──▶ SocketChannel ──▶ engine
 *                          | BotClient |              (TCP_NODELAY)
 *   BotListener ◀──────────+-----------+ ◀── read ────
 *                              | holds a BotSession: the rules, without I/O
 * </pre>
 *
 * {@link net.botclaw.client.BotClient} has no thread: you call {@code doWork} in your own loop.
 * {@link net.botclaw.client.BotClientRunner} runs one on a daemon thread and lets any thread offer:
 *
 * <pre>{@code
 * final BotClientContext ctx = new BotClientContext()
 *         .host("engine.example.org")
 *         .port(7400)
 *         .session(new BotSessionContext().botName("field-7").token("s3cret"));
 * final MutableDirectBuffer buffer = new UnsafeBuffer(new byte[256]);
 * final SensorReadingEncoder reading = new SensorReadingEncoder();
 * reading.wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder())
 *         .eventTimeNs(TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis()))
 *         .value(28.5)
 *         .zoneId(4)
 *         .sensorId(17)
 *         .sensorType(SensorType.SOIL_MOISTURE)
 *         .quality(Quality.GOOD);
 * try (BotClientRunner client = BotClient.launch(ctx)) {
 *     final int length = MessageHeaderEncoder.ENCODED_LENGTH + reading.encodedLength();
 *     final long sequence = client.offer(FrameDescriptor.FLAG_ACK_REQ, buffer, 0, length);
 *     if (!client.awaitAcked(sequence, 10, TimeUnit.SECONDS)) {
 *         System.err.println(client.state() + " " + RejectCode.describe(client.refusalCode()));
 *     }
 * }
 * }</pre>
 */
package net.botclaw.client;
