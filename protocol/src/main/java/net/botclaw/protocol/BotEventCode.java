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

/**
 * Events of a bot that the engine acts on, by the code of {@code BotEvent}. The numbers go over the wire and are never
 * reused; from 1,000 on they are the bot maker's own.
 */
public enum BotEventCode {
    /** Somebody pressed the emergency stop; the bot does not move until it is repaired. */
    E_STOP(1),
    /** It has hit something. */
    COLLISION(2),
    /** Its battery is nearly empty. */
    LOW_BATTERY(3),
    /** A sensor of its own is gone. */
    SENSOR_OFFLINE(4),
    /** It cannot drive until it is repaired. */
    BREAKDOWN(5),
    /** It can drive again. */
    REPAIRED(6),
    /** It stands in front of something and will not drive on; it waits for a new plan. */
    OBSTACLE(7);

    private static final int LIMIT = 8;
    private static final BotEventCode[] BY_CODE = new BotEventCode[LIMIT];

    static {
        for (final BotEventCode event : values()) {
            BY_CODE[event.code] = event;
        }
    }

    private final int code;

    BotEventCode(final int code) {
        this.code = code;
    }

    /**
     * The number on the wire.
     *
     * @return 1 and up.
     */
    public int code() {
        return code;
    }

    /**
     * Looks a code up.
     *
     * @param code from the wire.
     * @return the event, or null when the engine does not act on it.
     */
    public static BotEventCode ofCode(final long code) {
        return code >= 0 && code < LIMIT ? BY_CODE[(int) code] : null;
    }
}
