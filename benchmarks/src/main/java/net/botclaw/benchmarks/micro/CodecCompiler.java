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
package net.botclaw.benchmarks.micro;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.StringWriter;
import java.lang.invoke.MethodHandles;
import java.net.URI;
import java.util.List;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import uk.co.real_logic.sbe.ir.Token;

/**
 * Compiles a {@link CodecSource} in memory and loads what comes out. Needs a JDK, as the build does.
 *
 * <p><b>Failure</b>: source that does not compile, or a runtime without a compiler, is an {@link IllegalStateException}.
 */
final class CodecCompiler {
    private CodecCompiler() {}

    /** A codec of the message with these tokens. */
    static MessageCodec compile(final List<Token> tokens) {
        final String className = "Generated" + tokens.get(0).name() + "Codec";
        final byte[] bytes = compile(className, CodecSource.of(className, tokens));
        try {
            return (MessageCodec) MethodHandles.lookup()
                    .defineHiddenClass(bytes, true)
                    .lookupClass()
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (final ReflectiveOperationException e) {
            throw new IllegalStateException("cannot load " + className, e);
        }
    }

    private static byte[] compile(final String className, final String text) {
        final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            throw new IllegalStateException("no Java compiler here: run the benchmarks with a JDK");
        }
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        final StringWriter messages = new StringWriter();
        final List<String> options = List.of("-proc:none", "-classpath", System.getProperty("java.class.path"));
        final boolean isDone = compiler.getTask(
                        messages,
                        new MemoryOutput(compiler.getStandardFileManager(null, null, null), bytes),
                        null,
                        options,
                        null,
                        List.of(new MemorySource(className, text)))
                .call();
        if (!isDone) {
            throw new IllegalStateException("cannot compile " + className + ": " + messages + '\n' + text);
        }
        return bytes.toByteArray();
    }

    /** The source, in memory. */
    private static final class MemorySource extends SimpleJavaFileObject {
        private final String text;

        MemorySource(final String className, final String text) {
            super(URI.create("memory:///" + className + Kind.SOURCE.extension), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(final boolean ignoreEncodingErrors) {
            return text;
        }
    }

    /** Takes the one class that comes out. */
    private static final class MemoryOutput extends ForwardingJavaFileManager<JavaFileManager> {
        private final ByteArrayOutputStream bytes;

        MemoryOutput(final JavaFileManager files, final ByteArrayOutputStream bytes) {
            super(files);
            this.bytes = bytes;
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                final Location location,
                final String className,
                final JavaFileObject.Kind kind,
                final FileObject sibling) {
            return new SimpleJavaFileObject(URI.create("memory:///" + className + kind.extension), kind) {
                @Override
                public OutputStream openOutputStream() {
                    return bytes;
                }
            };
        }
    }
}
