/**
 * The core: a pure function of the journal. Records go in, events and answers come out; time is in the records.
 *
 * <pre>
 *  CoreRecord ──▶ RoutingCore ──▶ session table (logons, dedupe, gaps)
 *                     │      └──▶ Handler by template ──▶ events ──▶ Handlers that listen
 *                     ▼
 *                 CoreOutput:  event, stateHash (journaled)   reply, bind, disconnect (live only)
 * </pre>
 *
 * One thread owns a core. No I/O, no clock, no randomness, no logging, no threads in here: the tests check it.
 */
package net.botclaw.routing;
