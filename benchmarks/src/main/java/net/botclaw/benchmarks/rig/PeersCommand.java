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
package net.botclaw.benchmarks.rig;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import net.botclaw.benchmarks.rig.peer.Peer;
import net.botclaw.benchmarks.rig.report.Block;
import net.botclaw.benchmarks.rig.report.Metric;
import net.botclaw.benchmarks.rig.report.Ratio;
import net.botclaw.benchmarks.rig.report.TargetId;
import net.botclaw.ingest.IdleMode;
import net.botclaw.tools.cli.HelpOption;
import net.botclaw.tools.load.LoadPlan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code botclaw bench peers}: the engine beside what others would use. */
@Command(
        name = "peers",
        description = {
            "Redis Streams, NATS JetStream, Mosquitto (QoS 1) and Kafka (acks=1), each as its vendor means it to be run, driven "
                    + "by the same driver with the same message bodies, window and rate, in blocks that alternate with the engine's.",
            "For each peer first the window at which it is fastest; then acked messages per second of both at that window; "
                    + "then the response of both at half of what the peer can do.",
            "Nothing spins but a driver that has answers to wait for. A peer that is not installed is reported as absent.",
            "Judged: acked per second, and p99 at equal rate. Exit codes: 0 PASS, 1 FAIL, 3 INVALID."
        })
final class PeersCommand implements Callable<Integer> {
    private static final String ENGINE = "engine";
    private static final int CYCLES = 6;
    private static final double BLOCK_S = 2;
    private static final List<Integer> WINDOWS = List.of(128, 512, 2_048, 8_192, 32_768);
    private static final double SHARE_OF_SATURATION = 0.5;
    /** At an equal rate the window must never be what holds a message back. */
    private static final int PACED_WINDOW = 1 << 18;

    private static final Map<Peer, TargetId> THROUGHPUT = Map.of(
            Peer.REDIS, TargetId.THROUGHPUT_REDIS,
            Peer.NATS, TargetId.THROUGHPUT_NATS,
            Peer.KAFKA, TargetId.THROUGHPUT_KAFKA,
            Peer.MOSQUITTO, TargetId.THROUGHPUT_MOSQUITTO);
    private static final Map<Peer, TargetId> P99 = Map.of(
            Peer.REDIS, TargetId.P99_REDIS,
            Peer.NATS, TargetId.P99_NATS,
            Peer.KAFKA, TargetId.P99_KAFKA,
            Peer.MOSQUITTO, TargetId.P99_MOSQUITTO);

    @Spec
    private CommandSpec spec;

    @Mixin
    private HelpOption help;

    @Mixin
    private RigOptions options;

    @Option(
            names = "--only",
            paramLabel = "P,P…",
            split = ",",
            description = "Of redis, nats, mosquitto, kafka; default all.")
    private List<String> only = Arrays.stream(Peer.values()).map(Peer::label).toList();

    @Override
    public Integer call() {
        options.idleUnlessSet(IdleMode.BACKOFF);
        only.forEach(this::check);
        try (Rig rig = new Rig(spec, options)) {
            final TargetSubject engine = rig.engine();
            final LoadPlan plan = options.plan(BLOCK_S);
            rig.warmUp(engine, plan);
            rig.report()
                    .note("Durability of the engine: an ack at " + options.ack() + " means: "
                            + options.ack().promise());
            for (final Peer peer : Peer.values()) {
                if (only.contains(peer.label())) {
                    compare(rig, engine, peer, plan);
                }
            }
            return rig.finish();
        }
    }

    private void check(final String label) {
        if (Arrays.stream(Peer.values()).noneMatch(peer -> peer.label().equals(label))) {
            throw new ParameterException(spec.commandLine(), "unknown peer '" + label + "'");
        }
    }

    private void compare(final Rig rig, final TargetSubject engine, final Peer peer, final LoadPlan plan) {
        if (!peer.isInstalled()) {
            rig.say(peer.label() + " is absent; to install it: " + peer.installLine());
            rig.report()
                    .peer(new net.botclaw.benchmarks.rig.report.Peer(
                            peer.label(), "", peer.durability(), false, peer.installLine(), ""));
            return;
        }
        try (PeerSubject subject = PeerSubject.start(peer, rig.dataDirectory().resolve(peer.label()))) {
            rig.report()
                    .peer(new net.botclaw.benchmarks.rig.report.Peer(
                            peer.label(),
                            subject.running().version(),
                            peer.durability(),
                            true,
                            peer.installLine(),
                            subject.running().configuration()));
            measure(rig, engine, subject, peer, plan);
        }
    }

    private void measure(
            final Rig rig,
            final TargetSubject engine,
            final PeerSubject subject,
            final Peer peer,
            final LoadPlan plan) {
        rig.warmUp(subject, plan);
        subject.reset();
        final Block best = fastest(rig, subject, plan);
        final int window = best.conditions().windowMessages();
        final LoadPlan saturated = plan.withConnections(1, 0, window);
        final long rate = Math.max(1, (long) (best.ackedPerSecond() * SHARE_OF_SATURATION));
        final LoadPlan paced = plan.withConnections(1, 0, PACED_WINDOW).withRate(rate);
        final String label = peer.label();
        final String full = ", " + window + " in flight, with " + label;
        final String equal = ", " + rate + "/s, with " + label;
        final int cycles = options.cycles(CYCLES);
        for (int cycle = 0; cycle < cycles; cycle++) {
            alternate(rig, engine, subject, cycle, saturated, full);
            alternate(rig, engine, subject, cycle, paced, equal);
            rig.say(label + ": cycle " + (cycle + 1) + " of " + cycles);
        }
        rig.report()
                .ratio(Ratio.of("acked engine/" + label, Metric.ACKED_PER_SECOND, ENGINE + full, label + full)
                        .judgedBy(THROUGHPUT.get(peer))
                        .guardedBy(ENGINE + " again" + full, ENGINE + full))
                .ratio(Ratio.of("p99 engine/" + label, Metric.P99, ENGINE + equal, label + equal)
                        .judgedBy(P99.get(peer))
                        .guardedBy(ENGINE + " again" + equal, ENGINE + equal));
    }

    /** Engine, peer, engine again: the two of the engine show the noise. */
    private static void alternate(
            final Rig rig,
            final TargetSubject engine,
            final PeerSubject subject,
            final int cycle,
            final LoadPlan plan,
            final String suffix) {
        rig.block(engine, ENGINE + suffix, cycle, plan);
        rig.block(subject, subject.name() + suffix, cycle, plan);
        subject.reset();
        rig.block(engine, ENGINE + " again" + suffix, cycle, plan);
    }

    /** Pipelining is tuned in the peer's favour. */
    private static Block fastest(final Rig rig, final PeerSubject subject, final LoadPlan plan) {
        Block best = null;
        for (final int window : WINDOWS) {
            final String series = String.format(Locale.ROOT, "%s, tuning, %d in flight", subject.name(), window);
            final Block block = rig.block(subject, series, 0, plan.withConnections(1, 0, window));
            subject.reset();
            if (best == null || block.ackedPerSecond() > best.ackedPerSecond()) {
                best = block;
            }
        }
        return best;
    }
}
