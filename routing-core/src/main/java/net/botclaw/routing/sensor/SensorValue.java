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
package net.botclaw.routing.sensor;

import net.botclaw.protocol.codec.Quality;

/** One value of one sensor, whichever message it came in; set anew for each. */
final class SensorValue {
    int zoneId;
    int sensorId;
    int sensorType;
    int quality;
    double value;

    /** A number, which a threshold can be compared with. */
    boolean isValid() {
        return Double.isFinite(value);
    }

    /** Good enough to raise or clear an alert; qualities of newer versions are not. */
    boolean isUsable() {
        return quality == Quality.GOOD.value() || quality == Quality.UNCERTAIN.value();
    }
}
