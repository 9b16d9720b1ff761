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
package net.botclaw.tools.command;

/**
 * What an engine answered to a command.
 *
 * @param position of the command's record in the journal.
 * @param code     0, or why the core refused it.
 * @param taskId   of the task that it made or asked for, 0: none.
 */
public record CommandAnswer(long position, int code, long taskId) {
    /**
     * Whether the core took it.
     *
     * @return false when it was refused, and changed nothing.
     */
    public boolean isOk() {
        return code == 0;
    }
}
