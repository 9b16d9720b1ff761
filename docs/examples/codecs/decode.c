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

/* Reads one frame with the generated C codecs: decode HEX */
#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "net_botclaw_protocol_codec/messageHeader.h"
#include "net_botclaw_protocol_codec/sensorReading.h"

#define SBE_OFFSET 8 /* frameLength, flags, channel and sequence come before the SBE message */
#define MAX_FRAME_LENGTH 65535

static size_t from_hex(const char *hex, char *frame) {
    size_t length = 0;
    unsigned value;
    while (length < MAX_FRAME_LENGTH && sscanf(hex + 2 * length, "%2x", &value) == 1) {
        frame[length++] = (char)value;
        if (strlen(hex) < 2 * (length + 1)) {
            break;
        }
    }
    return length;
}

int main(int argc, char **argv) {
    static char frame[MAX_FRAME_LENGTH];
    const size_t length = argc > 1 ? from_hex(argv[1], frame) : 0;
    const uint64_t header_length = net_botclaw_protocol_codec_messageHeader_encoded_length();
    if (length < SBE_OFFSET + header_length) {
        fprintf(stderr, "decode: no whole frame\n");
        return EXIT_FAILURE;
    }
    struct net_botclaw_protocol_codec_messageHeader header;
    net_botclaw_protocol_codec_messageHeader_wrap(&header, frame, SBE_OFFSET, 1, length);
    const unsigned template_id = net_botclaw_protocol_codec_messageHeader_templateId(&header);
    if (template_id != net_botclaw_protocol_codec_sensorReading_sbe_template_id()) {
        fprintf(stderr, "decode: template %u is no SensorReading\n", template_id);
        return EXIT_FAILURE;
    }
    struct net_botclaw_protocol_codec_sensorReading reading;
    net_botclaw_protocol_codec_sensorReading_wrap_for_decode(&reading, frame, SBE_OFFSET + header_length,
        net_botclaw_protocol_codec_messageHeader_blockLength(&header),
        net_botclaw_protocol_codec_messageHeader_version(&header), length);
    enum net_botclaw_protocol_codec_sensorType sensor_type;
    enum net_botclaw_protocol_codec_quality quality;
    if (!net_botclaw_protocol_codec_sensorReading_sensorType(&reading, &sensor_type)
        || !net_botclaw_protocol_codec_sensorReading_quality(&reading, &quality)) {
        fprintf(stderr, "decode: a value of a newer schema\n");
        return EXIT_FAILURE;
    }
    printf("SensorReading eventTimeNs=%" PRId64 " value=%g zoneId=%" PRIu32 " sensorId=%u sensorType=%d quality=%d\n",
        net_botclaw_protocol_codec_sensorReading_eventTimeNs(&reading),
        net_botclaw_protocol_codec_sensorReading_value(&reading),
        net_botclaw_protocol_codec_sensorReading_zoneId(&reading),
        net_botclaw_protocol_codec_sensorReading_sensorId(&reading), (int)sensor_type, (int)quality);
    return EXIT_SUCCESS;
}
