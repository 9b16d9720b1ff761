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

import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import net.botclaw.ingest.MemoryShortage;
import net.botclaw.protocol.RejectCode;

/** Says in words what the exceptions of files and networks say by their type alone. */
public final class Failures {
    private Failures() {}

    /**
     * Why something failed.
     *
     * @param failure as it was thrown.
     * @return part of a line, without the name of the file it is about.
     */
    public static String reason(final Throwable failure) {
        if (failure instanceof NoSuchFileException) {
            return "no such file";
        }
        if (failure instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (failure instanceof NotDirectoryException) {
            return "not a directory";
        }
        if (failure instanceof OutOfMemoryError error) {
            return MemoryShortage.line(error);
        }
        if (failure instanceof UnresolvedAddressException || failure instanceof UnknownHostException) {
            return "unknown host";
        }
        if (failure instanceof FileSystemException file && file.getReason() != null) {
            return file.getReason();
        }
        final String message = failure.getMessage();
        return message == null || message.isBlank() ? failure.getClass().getSimpleName() : message;
    }

    /**
     * What happened, in one line.
     *
     * @param failure as it was thrown.
     * @return its message, in which a file that is only named is told the reason too.
     */
    public static String line(final Throwable failure) {
        String line = reason(failure);
        if (failure instanceof FileSystemException file) {
            line = file.getFile() + ": " + line;
        } else if (failure.getCause() instanceof FileSystemException file) {
            line = withReason(line, file);
        }
        return line.lines().findFirst().orElseThrow().strip();
    }

    /**
     * The end of a bot that the engine will not have, however often it comes back.
     *
     * @param botName of the bot.
     * @param code    the engine's reason.
     * @return to be thrown.
     */
    public static CommandFailedException refused(final String botName, final int code) {
        return new CommandFailedException(botName + " was refused for good: " + RejectCode.describe(code));
    }

    private static String withReason(final String line, final FileSystemException file) {
        final String reason = reason(file);
        if (line.equals(file.toString())) {
            return file.getFile() + ": " + reason;
        }
        final String repeated = ": " + file.getMessage();
        if (line.endsWith(repeated)) {
            return line.substring(0, line.length() - repeated.length()) + ": " + reason;
        }
        return line.contains(reason) ? line : line + ": " + reason;
    }
}
