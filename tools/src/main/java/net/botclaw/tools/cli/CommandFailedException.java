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
package net.botclaw.tools.cli;

/** A command could not do what it was asked for. The message is the one line its user reads. */
public final class CommandFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Says what failed.
     *
     * @param message one line, lower case, no full stop.
     */
    public CommandFailedException(final String message) {
        super(message);
    }

    /**
     * Says what failed, and keeps what led there for those who ask for a stack trace.
     *
     * @param message one line, lower case, no full stop.
     * @param cause   what led there.
     */
    public CommandFailedException(final String message, final Throwable cause) {
        super(message, cause);
    }
}
