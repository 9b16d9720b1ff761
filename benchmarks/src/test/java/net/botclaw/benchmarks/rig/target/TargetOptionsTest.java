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
package net.botclaw.benchmarks.rig.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import net.botclaw.ingest.IdleMode;
import net.botclaw.ingest.ThreadingMode;
import net.botclaw.protocol.codec.AckLevel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TargetOptionsTest {
    @Test
    void shouldReadBackWhatWasSetWhenParsed() {
        // given
        final TargetOptions engine = new TargetOptions(TargetKind.ENGINE)
                .threading(ThreadingMode.DEDICATED)
                .idle(IdleMode.SPIN)
                .ackLevel(AckLevel.SYNCED)
                .dataDirectory(Path.of("some where"));
        final TargetOptions echo = new TargetOptions(TargetKind.ECHO).injectDelayNs(1_234);
        final TargetOptions disk = new TargetOptions(TargetKind.ECHO_DISK)
                .dataDirectory(Path.of("d"))
                .diskFactor(2.25);

        // when
        final TargetOptions parsedEngine = TargetOptions.parse(engine.arguments());

        // then
        assertThat(parsedEngine.kind()).isEqualTo(TargetKind.ENGINE);
        assertThat(parsedEngine.threading()).isEqualTo(ThreadingMode.DEDICATED);
        assertThat(parsedEngine.idle()).isEqualTo(IdleMode.SPIN);
        assertThat(parsedEngine.ackLevel()).isEqualTo(AckLevel.SYNCED);
        assertThat(parsedEngine.dataDirectory()).isEqualTo(Path.of("some where"));
        assertThat(TargetOptions.parse(echo.arguments()).injectDelayNs()).isEqualTo(1_234);
        assertThat(TargetOptions.parse(disk.arguments()).diskFactor()).isEqualTo(2.25);
    }

    @ParameterizedTest
    @EnumSource(TargetKind.class)
    void shouldFindEachKindWhenAskedByItsName(final TargetKind kind) {
        assertThat(TargetKind.of(kind.commandLineName())).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "--kind engine; engine needs a data directory",
                "--kind echo-disk; echo-disk needs a data directory",
                "--kind sink --inject-delay-ns 1; only the echo takes an injected delay",
                "--kind echo --inject-delay-ns -1; the injected delay must not be negative: -1",
                "--kind echo-disk --data d --disk-factor 0; the disk factor must be above 0 and at most 64.0: 0.0",
                "--kind toaster; unknown target toaster, there are engine, echo, sink, null-sink, echo-disk",
                "--kind; an option without a value: --kind",
                "--idle spin; an option is needed: --kind"
            })
    void shouldRefuseWithOneLineWhenOptionsAreWrong(final String arguments, final String message) {
        assertThatThrownBy(() -> TargetOptions.parse(List.of(arguments.split(" "))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
