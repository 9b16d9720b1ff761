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

// Reads one frame with the generated C++ codecs: decode HEX
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "net_botclaw_protocol_codec/MessageHeader.h"
#include "net_botclaw_protocol_codec/SensorReading.h"

using net::botclaw::protocol::codec::MessageHeader;
using net::botclaw::protocol::codec::SensorReading;

static const std::uint64_t SBE_OFFSET = 8; // frameLength, flags, channel and sequence come before the SBE message

int main(int argc, char **argv) {
    const std::string hex = argc > 1 ? argv[1] : "";
    std::vector<char> frame;
    for (std::size_t i = 0; i + 1 < hex.size(); i += 2) {
        frame.push_back(static_cast<char>(std::stoi(hex.substr(i, 2), nullptr, 16)));
    }
    if (frame.size() < SBE_OFFSET + MessageHeader::encodedLength()) {
        std::fprintf(stderr, "decode: no whole frame\n");
        return EXIT_FAILURE;
    }
    MessageHeader header(frame.data(), SBE_OFFSET, frame.size(), MessageHeader::sbeSchemaVersion());
    if (header.templateId() != SensorReading::sbeTemplateId()) {
        std::fprintf(stderr, "decode: template %d is no SensorReading\n", header.templateId());
        return EXIT_FAILURE;
    }
    SensorReading reading;
    reading.wrapForDecode(
        frame.data(), SBE_OFFSET + MessageHeader::encodedLength(), header.blockLength(), header.version(), frame.size());
    std::printf("SensorReading eventTimeNs=%lld value=%g zoneId=%u sensorId=%u sensorType=%s quality=%s\n",
        static_cast<long long>(reading.eventTimeNs()), reading.value(), reading.zoneId(), reading.sensorId(),
        net::botclaw::protocol::codec::SensorType::c_str(reading.sensorType()),
        net::botclaw::protocol::codec::Quality::c_str(reading.quality()));
    return EXIT_SUCCESS;
}
