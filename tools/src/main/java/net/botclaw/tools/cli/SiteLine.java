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

import net.botclaw.routing.path.warehouse.WarehouseMap;
import net.botclaw.routing.site.Site;
import net.botclaw.routing.site.SiteImage;

/** A site in a line, the same wherever it is printed. */
public final class SiteLine {
    private SiteLine() {}

    /**
     * What there is to say of a site.
     *
     * @param site any.
     * @return {@code none}, or {@code map=WxH cells=N places=N trucks=N tick-ms=N hash=HEX}.
     */
    public static String of(final Site site) {
        if (!site.hasMap()) {
            return "none";
        }
        final WarehouseMap map = site.map();
        return "map=" + map.width() + 'x' + map.height() + " cells=" + map.cellCount() + " places=" + map.placeCount()
                + " trucks=" + site.maxTrucks() + " tick-ms=" + map.tickMs() + " hash="
                + Figures.hex(SiteImage.siteHash(site));
    }
}
