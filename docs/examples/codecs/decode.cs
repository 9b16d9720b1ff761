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

// Reads one frame with the generated C# codecs: decode HEX
using System;
using Net.Botclaw.Protocol.Codec;
using Org.SbeTool.Sbe.Dll;

public static class Decode
{
    private const int SbeOffset = 8; // frameLength, flags, channel and sequence come before the SBE message

    public static int Main(string[] args)
    {
        var hex = args.Length > 0 ? args[0] : "";
        var frame = new byte[hex.Length / 2];
        for (var i = 0; i < frame.Length; i++)
        {
            frame[i] = Convert.ToByte(hex.Substring(2 * i, 2), 16);
        }
        if (frame.Length < SbeOffset + MessageHeader.Size)
        {
            Console.Error.WriteLine("decode: no whole frame");
            return 1;
        }
        var buffer = new DirectBuffer(frame);
        var header = new MessageHeader();
        header.Wrap(buffer, SbeOffset, SensorReading.SchemaVersion);
        if (header.TemplateId != SensorReading.TemplateId)
        {
            Console.Error.WriteLine("decode: template {0} is no SensorReading", header.TemplateId);
            return 1;
        }
        var reading = new SensorReading();
        reading.WrapForDecode(buffer, SbeOffset + MessageHeader.Size, header.BlockLength, header.Version);
        Console.WriteLine(FormattableString.Invariant(
            $"SensorReading eventTimeNs={reading.EventTimeNs} value={reading.Value} zoneId={reading.ZoneId} sensorId={reading.SensorId} sensorType={reading.SensorType} quality={reading.Quality}"));
        return 0;
    }
}
