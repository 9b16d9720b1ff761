/**
 * What operators see of a running engine: counters and a log of distinct errors in one mapped file, which other
 * processes read without asking the engine.
 */
package net.botclaw.ingest.admin;
