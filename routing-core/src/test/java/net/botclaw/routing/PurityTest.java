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
package net.botclaw.routing;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.ByteOrder;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** The core is a pure function: it can reach nothing that differs between two runs. */
class PurityTest {
    private static final JavaClasses CORE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("net.botclaw.routing");

    @Test
    void shouldDependOnNothingButBytesTheProtocolAndItself() {
        classes()
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                                "net.botclaw.routing..",
                                "net.botclaw.protocol",
                                "net.botclaw.protocol.codec",
                                "net.botclaw.protocol.session",
                                "org.agrona",
                                "org.agrona.collections",
                                "java.lang",
                                "java.lang.invoke")
                        .or(type(UnsafeBuffer.class))
                        .or(type(ByteOrder.class)))
                .because("no clock, randomness, I/O, logging or thread may change what the core does")
                .check(CORE);
    }

    @Test
    void shouldNotTouchThreadsOrTheProcess() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(
                        Thread.class,
                        ThreadGroup.class,
                        ThreadLocal.class,
                        Runtime.class,
                        Process.class,
                        ProcessBuilder.class,
                        ClassLoader.class)
                .check(CORE);
    }

    @Test
    void shouldCallNothingOfSystemButArraycopy() {
        noClasses()
                .should()
                .accessTargetWhere(target(owner(type(System.class))).and(target(not(name("arraycopy")))))
                .check(CORE);
    }

    @Test
    void shouldNotDrawRandomNumbers() {
        noClasses().should().callMethod(Math.class, "random").check(CORE);
    }
}
