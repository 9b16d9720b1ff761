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

// Reads one frame with the generated Go codecs: decode HEX
package main

import (
	"bytes"
	"encoding/hex"
	"fmt"
	"os"

	codec "botclaw/net_botclaw_protocol_codec"
)

const sbeOffset = 8 // frameLength, flags, channel and sequence come before the SBE message

func main() {
	frame, err := hex.DecodeString(append(os.Args, "")[1])
	if err != nil || len(frame) < sbeOffset {
		fail("no whole frame")
	}
	in := bytes.NewReader(frame[sbeOffset:])
	marshaller := codec.NewSbeGoMarshaller()
	var header codec.SbeGoMessageHeader
	if err := header.Decode(marshaller, in); err != nil {
		fail(err)
	}
	var reading codec.SensorReading
	if header.TemplateId != reading.SbeTemplateId() {
		fail(fmt.Sprintf("template %d is no SensorReading", header.TemplateId))
	}
	if err := reading.Decode(marshaller, in, header.Version, header.BlockLength, true); err != nil {
		fail(err)
	}
	fmt.Printf("SensorReading eventTimeNs=%d value=%g zoneId=%d sensorId=%d sensorType=%d quality=%d\n",
		reading.EventTimeNs, reading.Value, reading.ZoneId, reading.SensorId, reading.SensorType, reading.Quality)
}

func fail(why interface{}) {
	fmt.Fprintln(os.Stderr, "decode:", why)
	os.Exit(1)
}
