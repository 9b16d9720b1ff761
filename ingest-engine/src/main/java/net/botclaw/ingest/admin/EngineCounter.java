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
package net.botclaw.ingest.admin;

/**
 * The counters of an engine. The id is the counter's type in the file and never changes its meaning; refusals have
 * counters of their own, one per {@link net.botclaw.protocol.RejectCode}, from {@link #REFUSAL_TYPE_BASE} on.
 */
public enum EngineCounter {
    /** Connections accepted since start. */
    CONNECTIONS_ACCEPTED(1, "connections accepted"),
    /** Connections open now. */
    CONNECTIONS_OPEN(2, "connections open now"),
    /** Sessions that are live now. */
    SESSIONS_LIVE(3, "sessions live now"),
    /** Bytes read from sockets. */
    BYTES_RECEIVED(4, "bytes received"),
    /** Bytes written to sockets. */
    BYTES_SENT(5, "bytes sent"),
    /** Bot frames journaled. */
    FRAMES_JOURNALED(6, "frames journaled"),
    /** Frames that came again and were only acked. */
    DUPLICATES_DROPPED(7, "duplicates dropped"),
    /** Sequences that never came. */
    GAPS_RECORDED(8, "gaps recorded"),
    /** Telemetry frames that came out of order. */
    TELEMETRY_STALE(9, "telemetry frames out of order, dropped"),
    /** Telemetry frames dropped under overload. */
    TELEMETRY_SHED(10, "telemetry frames shed"),
    /** Frames of connections whose session another connection has taken over. */
    FRAMES_ORPHANED(11, "frames of connections taken over, dropped"),
    /** Batches appended, inputs and outputs. */
    BATCHES_APPENDED(12, "batches appended"),
    /** Records appended. */
    RECORDS_APPENDED(13, "records appended"),
    /** Bytes appended. */
    BYTES_APPENDED(14, "bytes appended"),
    /** Position of the last record appended. */
    JOURNAL_POSITION(15, "journal position"),
    /** Position of the last record synced. */
    SYNCED_POSITION(16, "synced position"),
    /** Acks sent to bots, each for any number of frames. */
    ACKS_SENT(17, "acks sent"),
    /** Events published. */
    EVENTS(18, "events"),
    /** Times a full ring stopped the reading of a socket. */
    READS_STOPPED(19, "reads stopped by a full ring"),
    /** Times the sequencer waited for room in an egress ring. */
    EGRESS_FULL(20, "waits for a full egress ring"),
    /** Unknown messages, journaled and skipped. */
    UNKNOWN_MESSAGES(21, "unknown messages skipped"),
    /** Operator commands journaled. */
    COMMANDS(22, "operator commands"),
    /** Control sessions logged on now. */
    CONTROL_SESSIONS(40, "control sessions logged on now"),
    /** Control sessions that have logged on. */
    CONTROL_LOGONS(41, "control logons"),
    /** Commands answered. */
    ANSWERS_SENT(42, "commands answered"),
    /** Answers to commands that found no room or nobody to read them. */
    ANSWERS_DROPPED(43, "answers to commands dropped"),
    /** Records replayed at the last start. */
    RECOVERED_RECORDS(23, "records recovered at start"),
    /** What the disk of the journal has left. */
    DISK_FREE_BYTES(24, "bytes free on the journal's disk"),
    /** State of the engine, see EngineState. */
    ENGINE_STATE(25, "engine state (1 recovering, 2 running, 3 stopping, 4 failed, 5 stopped)"),
    /** Pushes journaled; those to bots that are away wait. */
    PUSHES(27, "pushes"),
    /** Pushes sent again after a logon. */
    PUSHES_RESENT(28, "pushes sent again"),
    /** Acknowledgements of pushes journaled, each for any number of pushes. */
    PUSH_ACKS(29, "push acks"),
    /** Deadlines of the core that have come. */
    TIMERS_FIRED(30, "timers fired"),
    /** Lead of journal time over the clock, milliseconds. */
    CLOCK_LEAD_MS(50, "ms of journal time ahead of the clock"),
    /** Times the machine's clock was set while the engine ran. */
    CLOCK_STEPS(51, "times the clock was set"),
    /** Bytes that connections hold between reads, see {@link net.botclaw.ingest.gateway.FrameMemory}. */
    INBOUND_HELD_BYTES(52, "bytes held for unfinished frames now"),
    /** Bytes that are kept for bots that have not read them yet. */
    OUTBOUND_HELD_BYTES(53, "bytes held for bots that do not read now");

    /** Type id of the counter of a refusal is this plus its code. */
    public static final int REFUSAL_TYPE_BASE = 1_000;

    private final int id;
    private final String label;

    EngineCounter(final int id, final String label) {
        this.id = id;
        this.label = label;
    }

    /**
     * Type id in the counters file.
     *
     * @return 1 to 999.
     */
    public int id() {
        return id;
    }

    /**
     * What people read.
     *
     * @return lower case.
     */
    public String label() {
        return label;
    }
}
