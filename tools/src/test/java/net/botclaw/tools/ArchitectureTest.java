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
package net.botclaw.tools;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The arrows between modules and packages, and what the deterministic core may not touch. */
class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("net.botclaw");

    private static final String PROTOCOL = "net.botclaw.protocol..";
    private static final String CLIENT = "net.botclaw.client..";
    private static final String ROUTING = "net.botclaw.routing..";
    private static final String INGEST = "net.botclaw.ingest..";
    private static final String TOOLS = "net.botclaw.tools..";
    private static final String NETTY = "io.netty..";
    private static final String CHRONICLE = "net.openhft..";

    @Test
    void shouldPointOneWayFromModuleToModule() {
        forbid(PROTOCOL, CLIENT, ROUTING, INGEST, TOOLS);
        forbid(CLIENT, ROUTING, INGEST, TOOLS);
        forbid(ROUTING, CLIENT, INGEST, TOOLS);
        forbid(INGEST, CLIENT, TOOLS);
    }

    @Test
    void shouldKeepTheCoreFreeOfInputAndOutput() {
        forbid(
                ROUTING,
                NETTY,
                CHRONICLE,
                "io.aeron..",
                "org.slf4j..",
                "java.io..",
                "java.net..",
                "java.nio.channels..",
                "java.nio.file..",
                "java.util.logging..");
    }

    @Test
    void shouldKeepTheCoreFreeOfClocksThreadsAndChance() {
        forbid(ROUTING, "java.time..", "java.util.concurrent..", "java.util.random..");
        noClasses()
                .that()
                .resideInAPackage(ROUTING)
                .should()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Math.class, "random")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Thread.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(java.util.Random.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(java.util.SplittableRandom.class)
                .check(CLASSES);
    }

    @Test
    void shouldKeepTheCoreFreeOfUndefinedOrder() {
        noClasses()
                .that()
                .resideInAPackage(ROUTING)
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.HashMap")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.HashSet")
                .orShould()
                .callMethod(System.class, "identityHashCode", Object.class)
                .check(CLASSES);
    }

    @Test
    void shouldKeepJournalAndSequencerApartFromTheNetwork() {
        forbid("net.botclaw.ingest.journal..", NETTY, "net.botclaw.ingest.gateway..", "net.botclaw.ingest.sequencer..");
        forbid("net.botclaw.ingest.sequencer..", NETTY, "net.botclaw.ingest.gateway..");
        forbid("net.botclaw.ingest.gateway..", CHRONICLE, "net.botclaw.ingest.journal..");
        forbid("net.botclaw.ingest.admin..", NETTY, CHRONICLE);
    }

    @Test
    void shouldHaveNoCyclesBetweenPackages() {
        slices().matching("net.botclaw.ingest.(*)..").should().beFreeOfCycles().check(CLASSES);
        slices().matching("net.botclaw.tools.(*)..").should().beFreeOfCycles().check(CLASSES);
        slices().matching("net.botclaw.routing.(*)..").should().beFreeOfCycles().check(CLASSES);
        forbid("net.botclaw.tools.*..", "net.botclaw.tools");
        forbid("net.botclaw.ingest.*..", "net.botclaw.ingest");
        forbid("net.botclaw.protocol.codec", "net.botclaw.protocol", "net.botclaw.protocol.session");
        forbid("net.botclaw.protocol", "net.botclaw.protocol.session");
    }

    private static void forbid(final String from, final String... to) {
        noClasses()
                .that()
                .resideInAPackage(from)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(to)
                .check(CLASSES);
    }
}
