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
package net.botclaw.routing.site;

import static java.nio.ByteOrder.LITTLE_ENDIAN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import net.botclaw.routing.path.warehouse.PlaceKind;
import net.botclaw.routing.path.warehouse.WarehouseMapBuilder;
import net.botclaw.routing.path.warehouse.Zone;
import org.agrona.concurrent.UnsafeBuffer;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;

/** Bytes that are no image, or one that nobody has written. */
class SiteImageHostileTest {
    private static final int[] HOSTILE_NUMBERS = {
        0,
        1,
        2,
        -1,
        -2,
        127,
        128,
        255,
        256,
        4_096,
        4_097,
        65_535,
        65_536,
        1 << 20,
        1 << 30,
        Integer.MAX_VALUE,
        Integer.MIN_VALUE
    };

    private static final int SEEDS = 60;
    private static final int MUTATIONS = 400;

    @Test
    void shouldRefuseOrGiveASiteWithJustThatImageWhenBytesAreChanged() {
        int accepted = 0;
        int refused = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            final Random random = new Random(seed);
            final byte[] image = imageOf(RandomSites.draw(random));
            for (int i = 0; i < MUTATIONS; i++) {
                final byte[] changed = mutate(image, random);
                final boolean isSealed = random.nextInt(8) != 0;
                if (isSealed) {
                    seal(changed);
                }
                if (isAccepted(changed, "seed " + seed + " mutation " + i)) {
                    accepted++;
                } else {
                    refused++;
                }
            }
        }
        assertThat(accepted).as("accepted, so that the check behind it is one").isGreaterThan(SEEDS);
        assertThat(refused).as("refused").isGreaterThan(SEEDS);
    }

    @Test
    void shouldRefuseWhenAnyOneByteIsChangedAndNothingElse() {
        final byte[] image = imageOf(RandomSites.draw(new Random(11)));
        for (int i = 0; i < image.length; i++) {
            final byte[] changed = image.clone();
            changed[i] ^= (byte) (1 << i % 8);
            assertRefused(changed);
        }
    }

    @Test
    void shouldRefuseWhenItIsCutOffAnywhereThoughSealedAgain() {
        final byte[] image = imageOf(RandomSites.draw(new Random(12)));
        for (int length = 0; length < image.length; length++) {
            final byte[] cut = Arrays.copyOf(image, length);
            seal(cut);
            assertRefused(cut);
        }
    }

    @Test
    void shouldRefuseWithoutTakingMemoryWhenCountsAreHuge() {
        final byte[] image = imageOf(small());
        for (int offset = SiteImageDescriptor.WIDTH_OFFSET; offset < SiteImageDescriptor.HEADER_LENGTH; offset += 4) {
            for (final int number : HOSTILE_NUMBERS) {
                final byte[] changed = image.clone();
                new UnsafeBuffer(changed).putInt(offset, number, LITTLE_ENDIAN);
                seal(changed);
                isAccepted(changed, "offset " + offset + " number " + number);
            }
        }
        final byte[] large = image.clone();
        new UnsafeBuffer(large).putInt(SiteImageDescriptor.WIDTH_OFFSET, 4_096, LITTLE_ENDIAN);
        new UnsafeBuffer(large).putInt(SiteImageDescriptor.HEIGHT_OFFSET, 256, LITTLE_ENDIAN);
        seal(large);
        assertRefused(large).hasMessage("byte 24: there are fewer bytes than 4096 x 256 cells");
    }

    @Test
    void shouldSayWhereAndWhatWhenItRefuses() {
        final byte[] image = imageOf(small());
        assertRefused(new byte[10]).hasMessageStartingWith("byte 0: an image has 56 to ");
        assertRefused(changed(image, 0, 'X')).hasMessage("byte 0: this is not the image of a site");
        assertRefused(changed(image, 8, 2)).hasMessage("byte 8: format version 2 is not 1");
        assertRefused(Arrays.copyOf(image, image.length + 1))
                .hasMessage("byte 12: the image has " + image.length + " bytes, here are " + (image.length + 1));
        assertRefused(changed(image, image.length - 1, 1)).hasMessage("byte 16: the hash of the image differs");
        assertRefused(sealed(changed(image, SiteImageDescriptor.TICK_OFFSET, 0)))
                .hasMessage("byte 36: a tick of 0 ms is not in 1 to 60000");
        assertRefused(sealed(changed(image, SiteImageDescriptor.MAX_TRUCKS_OFFSET, 0)))
                .hasMessage("byte 40: a site with 0 trucks is not in 1 to 16384");
        assertRefused(sealed(Arrays.copyOf(image, image.length + 1)))
                .hasMessage("byte " + image.length + ": 1 bytes too many");
        final int place = image.length - SiteImageDescriptor.PLACE_LENGTH - 4;
        assertRefused(sealed(changed(image, place, 1)))
                .hasMessage("byte " + place + ": a place is at (1, 0), which is no free cell");
        assertRefused(sealed(changed(image, place + 12, 9)))
                .hasMessage("byte " + place + ": there is no kind of place 9");
        assertRefused(sealed(changed(image, image.length - 2, '\n')))
                .hasMessage("byte " + (image.length - 2) + ": a control character in a name");
        assertThatThrownBy(() -> SiteImage.decode(new UnsafeBuffer(image), 1, image.length))
                .isInstanceOf(SiteImageException.class);
        assertThatThrownBy(() -> SiteImage.decode(new UnsafeBuffer(image), -1, image.length))
                .isInstanceOf(SiteImageException.class);
    }

    /** Two cells with a wall between them, a zone and a dock "D1" at (0, 0). */
    private static Site small() {
        final WarehouseMapBuilder builder = new WarehouseMapBuilder(3, 1).free(1, 0, false);
        builder.addZone(Zone.blocked("Z"));
        builder.zoneAt(2, 0, 1).addPlace(PlaceKind.DOCK, "D1", 0, 0);
        return Site.of(builder.build(), 3);
    }

    private static byte[] mutate(final byte[] image, final Random random) {
        final byte[] changed = image.clone();
        final UnsafeBuffer buffer = new UnsafeBuffer(changed);
        switch (random.nextInt(5)) {
            case 0:
                changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
                return changed;
            case 1:
                changed[random.nextInt(changed.length)] = (byte) random.nextInt();
                changed[random.nextInt(changed.length)] = (byte) random.nextInt();
                return changed;
            case 2:
                final int number = HOSTILE_NUMBERS[random.nextInt(HOSTILE_NUMBERS.length)];
                buffer.putInt(random.nextInt(changed.length - Integer.BYTES + 1), number, LITTLE_ENDIAN);
                return changed;
            case 3:
                return Arrays.copyOf(changed, random.nextInt(changed.length + 100));
            default:
                final int length = 1 + random.nextInt(16);
                final int from = random.nextInt(changed.length - length);
                final int to = random.nextInt(changed.length - length);
                System.arraycopy(image, from, changed, to, length);
                return changed;
        }
    }

    /** Whether bytes are an image; then they must be just the one that the site has. */
    private static boolean isAccepted(final byte[] bytes, final String what) {
        final Site site;
        try {
            site = SiteImage.decode(new UnsafeBuffer(bytes), 0, bytes.length);
        } catch (final SiteImageException e) {
            assertThat(e.offset()).as(what).isBetween(0, bytes.length);
            assertThat(e.getMessage())
                    .as(what)
                    .startsWith("byte " + e.offset() + ": ")
                    .hasLineCount(1);
            return false;
        }
        assertThat(imageOf(site)).as(what).isEqualTo(bytes);
        return true;
    }

    private static byte[] imageOf(final Site site) {
        return SiteImage.encode(site).byteArray();
    }

    private static byte[] changed(final byte[] image, final int offset, final int value) {
        final byte[] changed = image.clone();
        changed[offset] = (byte) value;
        return changed;
    }

    private static byte[] sealed(final byte[] image) {
        seal(image);
        return image;
    }

    /** Makes magic, version, length and hash right, if there is room for them. */
    private static void seal(final byte[] image) {
        if (image.length >= SiteImageDescriptor.HEADER_LENGTH) {
            final UnsafeBuffer buffer = new UnsafeBuffer(image);
            buffer.putLong(SiteImageDescriptor.MAGIC_OFFSET, SiteImageDescriptor.MAGIC, LITTLE_ENDIAN);
            buffer.putInt(SiteImageDescriptor.VERSION_OFFSET, SiteImageDescriptor.FORMAT_VERSION, LITTLE_ENDIAN);
            buffer.putInt(SiteImageDescriptor.LENGTH_OFFSET, image.length, LITTLE_ENDIAN);
            final int hashed = SiteImageDescriptor.HASHED_OFFSET;
            final long hash = SiteImageDescriptor.hash(buffer, hashed, image.length - hashed);
            buffer.putLong(SiteImageDescriptor.HASH_OFFSET, hash, LITTLE_ENDIAN);
        }
    }

    private static AbstractThrowableAssert<?, ? extends Throwable> assertRefused(final byte[] image) {
        return assertThatThrownBy(() -> SiteImage.decode(new UnsafeBuffer(image), 0, image.length))
                .isInstanceOf(SiteImageException.class);
    }
}
