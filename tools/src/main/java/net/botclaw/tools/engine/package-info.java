/**
 * Commands about an engine: {@code serve} runs one, {@code stat} shows the counters of one that runs in another process.
 *
 * <p>One thread per command; the engine's threads are its own.
 */
package net.botclaw.tools.engine;
