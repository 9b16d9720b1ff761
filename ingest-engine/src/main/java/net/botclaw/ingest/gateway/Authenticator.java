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
package net.botclaw.ingest.gateway;

import java.security.MessageDigest;
import java.util.Map;
import net.botclaw.protocol.FrameValidator;
import net.botclaw.protocol.RejectCode;
import net.botclaw.protocol.codec.AuthScheme;

/** Decides who may log on. Called on event loops, once per logon; must not block. */
@FunctionalInterface
public interface Authenticator {
    /**
     * Checks a credential.
     *
     * @param botName    as it logs on.
     * @param scheme     how the bot authenticates.
     * @param credential bytes of the Logon; may be empty.
     * @return {@link FrameValidator#VALID}, or the code to refuse the logon with.
     */
    int check(String botName, AuthScheme scheme, byte[] credential);

    /**
     * Lets everybody in. For loopback and trusted networks.
     *
     * @return an authenticator that never refuses.
     */
    static Authenticator none() {
        return (botName, scheme, credential) -> FrameValidator.VALID;
    }

    /**
     * Wants a token, compared in constant time.
     *
     * @param perBot tokens by bot name.
     * @param shared token for bots without their own, or null when there is none.
     * @return an authenticator that refuses whoever has not the right token.
     */
    static Authenticator tokens(final Map<String, byte[]> perBot, final byte[] shared) {
        final Map<String, byte[]> tokens = Map.copyOf(perBot);
        return (botName, scheme, credential) -> {
            if (scheme != AuthScheme.TOKEN) {
                return RejectCode.BAD_AUTH_SCHEME.code();
            }
            final byte[] expected = tokens.getOrDefault(botName, shared);
            return expected != null && MessageDigest.isEqual(expected, credential)
                    ? FrameValidator.VALID
                    : RejectCode.BAD_CREDENTIAL.code();
        };
    }
}
