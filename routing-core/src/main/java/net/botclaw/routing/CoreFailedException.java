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
package net.botclaw.routing;

/**
 * The core has stopped: an exception left its state untrusted. The engine must stop too; a restart replays the journal,
 * and fails at the same record until the cause is mended.
 */
public final class CoreFailedException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    /**
     * Says where.
     *
     * @param message names the record and the handler.
     * @param cause   what was thrown, null when the core had failed earlier.
     */
    public CoreFailedException(final String message, final Throwable cause) {
        super(message, cause);
    }
}
