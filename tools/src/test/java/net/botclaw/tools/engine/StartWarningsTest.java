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
package net.botclaw.tools.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StartWarningsTest {
    private static final long FLOOR_BYTES = 1_000;

    @Test
    void shouldSayHowManyConnectionsAreTakenWhenTheyAreFewer() {
        assertThat(StartWarnings.connections(44, 16_384, 2))
                .isEqualTo(
                        "at most 88 connections are taken, not 32768: this process may open too few files (ulimit -n), or has too little heap (-Xmx)");
        assertThat(StartWarnings.connections(100, 100, 2)).isNull();
    }

    @Test
    void shouldSayThatThereIsLittleRoomOrNone() {
        assertThat(StartWarnings.disk(FLOOR_BYTES - 1, FLOOR_BYTES))
                .startsWith("no frames are taken (503)")
                .contains("999");
        assertThat(StartWarnings.disk(FLOOR_BYTES, FLOOR_BYTES))
                .contains("little room")
                .contains("1000");
        assertThat(StartWarnings.disk(2 * FLOOR_BYTES - 1, FLOOR_BYTES)).contains("little room");
        assertThat(StartWarnings.disk(2 * FLOOR_BYTES, FLOOR_BYTES)).isNull();
        assertThat(StartWarnings.disk(0, 0)).isNull();
        assertThat(StartWarnings.disk(Long.MAX_VALUE, Long.MAX_VALUE / 2)).isNull();
    }

    @Test
    void shouldSayWhyThereIsNoEpollWhenItWasAskedFor() {
        assertThat(StartWarnings.transport(true, "nio", "no library"))
                .isEqualTo("epoll is not available, so sockets are polled with nio: no library");
        assertThat(StartWarnings.transport(false, "nio", "no library")).isNull();
        assertThat(StartWarnings.transport(true, "epoll", null)).isNull();
    }
}
