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
package net.botclaw.benchmarks;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("net.botclaw");

    @Test
    void shouldBeKnownToNoOtherModule() {
        noClasses()
                .that()
                .resideOutsideOfPackage("net.botclaw.benchmarks..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("net.botclaw.benchmarks..")
                .check(CLASSES);
    }

    @Test
    void shouldHaveNoCyclesBetweenPackages() {
        slices().matching("net.botclaw.benchmarks.(*)..")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
        slices().matching("net.botclaw.benchmarks.rig.(*)..")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage("net.botclaw.benchmarks.rig.*..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("net.botclaw.benchmarks.rig")
                .check(CLASSES);
    }

    @Test
    void shouldKeepTheReportFreeOfWhatIsMeasured() {
        noClasses()
                .that()
                .resideInAPackage("net.botclaw.benchmarks.rig.report..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("net.botclaw.ingest..", "net.botclaw.tools.load..", "io.netty..", "net.openhft..")
                .check(CLASSES);
    }
}
