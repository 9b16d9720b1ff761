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
package net.botclaw.ingest;

import net.botclaw.client.BotClient;
import net.botclaw.client.BotClientContext;
import net.botclaw.protocol.codec.AckLevel;
import net.botclaw.protocol.codec.MessageHeaderEncoder;
import net.botclaw.protocol.codec.VendorDataEncoder;
import net.botclaw.protocol.session.BotListener;
import net.botclaw.protocol.session.BotSession;
import net.botclaw.protocol.session.BotSessionContext;
import org.agrona.concurrent.UnsafeBuffer;

/** Sends numbered frames as fast as its store lets it, and remembers what it was told is journaled. */
final class CrashBot implements BotListener {
    private static final int STORE_LENGTH = 64 * 1024;
    private static final int MAX_OFFERS_PER_TURN = 64;
    private static final byte[] PAYLOAD = new byte[24];

    private final int number;
    private final BotClient client;
    private final VendorDataEncoder vendorData = new VendorDataEncoder();
    private final UnsafeBuffer message = new UnsafeBuffer(
            new byte
                    [MessageHeaderEncoder.ENCODED_LENGTH
                            + VendorDataEncoder.BLOCK_LENGTH
                            + VendorDataEncoder.payloadHeaderLength()
                            + PAYLOAD.length]);
    private long acked;
    private long offered;
    private long firstAckNs;
    private long lost;
    private long epoch;

    CrashBot(final int number, final int port) {
        this.number = number;
        this.client = new BotClient(new BotClientContext()
                .host("127.0.0.1")
                .port(port)
                .session(new BotSessionContext()
                        .botName("crash-" + number)
                        .seed(number)
                        .storeLength(STORE_LENGTH)
                        .listener(this)));
        vendorData
                .wrapAndApplyHeader(message, 0, new MessageHeaderEncoder())
                .vendorCode(number)
                .putPayload(PAYLOAD, 0, PAYLOAD.length);
    }

    String name() {
        return "crash-" + number;
    }

    /** One turn: offers what the store has room for, then moves bytes; gives 0 when there were none. */
    int poll(final boolean isOffering) {
        final BotSession session = client.session();
        for (int i = 0; isOffering && i < MAX_OFFERS_PER_TURN; i++) {
            vendorData.eventTimeNs(session.nextSequence());
            final long sequence = session.offer(0, message, 0, message.capacity());
            if (sequence < 0) {
                break;
            }
            offered = sequence;
        }
        return client.doWork(System.nanoTime());
    }

    @Override
    public void onLive(final long sessionEpoch, final long nextExpectedSequence) {
        lost += Math.max(0, acked + 1 - nextExpectedSequence);
        epoch = sessionEpoch;
    }

    @Override
    public void onAcked(final long sequence, final AckLevel level, final long journalPosition) {
        acked = sequence;
        if (firstAckNs == 0 && journalPosition > 0) {
            firstAckNs = System.nanoTime();
        }
    }

    /** From now on the next ack counts as the first; one that comes with a logon does not, it is no news. */
    void forgetFirstAck() {
        firstAckNs = 0;
    }

    /** When the first ack came, nanoseconds; 0: not yet. */
    long firstAckNs() {
        return firstAckNs;
    }

    boolean isAllAcked() {
        return acked == offered && client.session().storedCount() == 0;
    }

    /** Every sequence up to this one was acked. */
    long acked() {
        return acked;
    }

    /** Sequences that were acked, and that the engine wanted again after a restart. */
    long lost() {
        return lost;
    }

    long epoch() {
        return epoch;
    }

    int botId() {
        return (int) client.session().botId();
    }

    int number() {
        return number;
    }

    void close() {
        client.close();
    }

    @Override
    public String toString() {
        return name() + ' ' + client.session().state() + " offered " + offered + " acked " + acked + " lost " + lost;
    }
}
