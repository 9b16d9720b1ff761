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
package net.botclaw.benchmarks.rig.floor;

import java.io.File;

/**
 * A memory-mapped file that somebody appends to, as a {@link PreToucher} needs to see it.
 *
 * <p><b>Threading</b>: one thread appends, any thread reads.
 */
public interface AppendedFile {
    /**
     * The file that the last append went to.
     *
     * @return null before the first append.
     */
    File currentFile();

    /**
     * Where in {@link #currentFile()} the last append ended; not atomic with the file.
     *
     * @return bytes from the start of the file.
     */
    long fileOffset();
}
