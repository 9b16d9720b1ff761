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
package net.botclaw.tools.demo;

import java.nio.file.Path;
import net.botclaw.ingest.journal.DataDirectory;
import net.botclaw.tools.audit.PoseAudit;
import net.botclaw.tools.audit.TaskAudit;
import net.botclaw.tools.journal.JournalAudit;

/** What a journal says: of frames, of tasks and goods, of poses. */
record DemoAudit(JournalAudit frames, TaskAudit tasks, PoseAudit poses) {
    /** Audits a journal; null when there is none yet. */
    static DemoAudit run(final Path data, final int cellSizeMm) {
        return DataDirectory.hasJournal(data)
                ? new DemoAudit(JournalAudit.run(data), TaskAudit.run(data), PoseAudit.run(data, cellSizeMm))
                : null;
    }
}
