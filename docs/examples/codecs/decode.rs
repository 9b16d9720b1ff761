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

//! Reads one frame with the generated Rust codecs: decode HEX
use net_botclaw_protocol_codec::message_header_codec::decoder::MessageHeaderDecoder;
use net_botclaw_protocol_codec::sensor_reading_codec::{decoder::SensorReadingDecoder, SBE_TEMPLATE_ID};
use net_botclaw_protocol_codec::ReadBuf;

/// frameLength, flags, channel and sequence come before the SBE message.
const SBE_OFFSET: usize = 8;
const HEADER_LENGTH: usize = 8;

fn main() {
    let hex = std::env::args().nth(1).unwrap_or_default();
    let frame: Vec<u8> = (0..hex.len() / 2)
        .map(|i| u8::from_str_radix(&hex[2 * i..2 * i + 2], 16).expect("hexadecimal digits"))
        .collect();
    if frame.len() < SBE_OFFSET + HEADER_LENGTH {
        eprintln!("decode: no whole frame");
        std::process::exit(1);
    }
    let header = MessageHeaderDecoder::default().wrap(ReadBuf::new(&frame), SBE_OFFSET);
    if header.template_id() != SBE_TEMPLATE_ID {
        eprintln!("decode: template {} is no SensorReading", header.template_id());
        std::process::exit(1);
    }
    let reading = SensorReadingDecoder::default().header(header, SBE_OFFSET);
    println!(
        "SensorReading eventTimeNs={} value={} zoneId={} sensorId={} sensorType={} quality={}",
        reading.event_time_ns(),
        reading.value(),
        reading.zone_id(),
        reading.sensor_id(),
        reading.sensor_type(),
        reading.quality()
    );
}
