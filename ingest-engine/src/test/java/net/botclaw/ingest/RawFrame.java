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
package net.botclaw.ingest;

import net.botclaw.protocol.FrameDescriptor;
import net.botclaw.protocol.codec.AckDecoder;
import net.botclaw.protocol.codec.BackpressureDecoder;
import net.botclaw.protocol.codec.CommandResponseDecoder;
import net.botclaw.protocol.codec.HeartbeatDecoder;
import net.botclaw.protocol.codec.LogonAckDecoder;
import net.botclaw.protocol.codec.LogonRejectDecoder;
import net.botclaw.protocol.codec.LogoutDecoder;
import net.botclaw.protocol.codec.MessageHeaderDecoder;
import net.botclaw.protocol.codec.RejectDecoder;
import org.agrona.concurrent.UnsafeBuffer;

/** A frame as the engine sent it. */
record RawFrame(UnsafeBuffer buffer) {
    int template() {
        return FrameDescriptor.templateId(buffer, 0);
    }

    LogonAckDecoder logonAck() {
        return new LogonAckDecoder().wrapAndApplyHeader(buffer, FrameDescriptor.SBE_OFFSET, header());
    }

    AckDecoder ack() {
        return new AckDecoder().wrapAndApplyHeader(buffer, FrameDescriptor.SBE_OFFSET, header());
    }

    HeartbeatDecoder heartbeat() {
        return new HeartbeatDecoder().wrapAndApplyHeader(buffer, FrameDescriptor.SBE_OFFSET, header());
    }

    RejectDecoder reject() {
        return new RejectDecoder().wrapAndApplyHeader(buffer, FrameDescriptor.SBE_OFFSET, header());
    }

    LogoutDecoder logout() {
        return new LogoutDecoder().wrapAndApplyHeader(buffer, FrameDescriptor.SBE_OFFSET, header());
    }

    LogonRejectDecoder logonReject() {
        return new LogonRejectDecoder().wrapAndApplyHeader(buffer, FrameDescriptor.SBE_OFFSET, header());
    }

    BackpressureDecoder backpressure() {
        return new BackpressureDecoder().wrapAndApplyHeader(buffer, FrameDescriptor.SBE_OFFSET, header());
    }

    CommandResponseDecoder commandResponse() {
        return new CommandResponseDecoder().wrapAndApplyHeader(buffer, FrameDescriptor.SBE_OFFSET, header());
    }

    /** Code of a LogonReject, Reject or Logout, -1 for the others. */
    int code() {
        switch (template()) {
            case LogonRejectDecoder.TEMPLATE_ID:
                return logonReject().code();
            case RejectDecoder.TEMPLATE_ID:
                return reject().code();
            case LogoutDecoder.TEMPLATE_ID:
                return logout().code();
            default:
                return -1;
        }
    }

    private static MessageHeaderDecoder header() {
        return new MessageHeaderDecoder();
    }

    @Override
    public String toString() {
        return "template " + template() + (code() < 0 ? "" : " code " + code());
    }
}
