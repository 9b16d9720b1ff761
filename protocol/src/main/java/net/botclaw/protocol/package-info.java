/**
 * Frames on the wire: their layout, limits, codes, and the one validator that stands between the socket and everything
 * else.
 *
 * <pre>
 *   0        2     3       4          8                                   16
 *  +--------+-----+-------+----------+-----------------------------------+----------+
 *  | length |flags|channel| sequence | SBE messageHeader                 | body     |
 *  | u16    | u8  | u8    | u32      | blockLength templateId schema ver | ...      |
 *  +--------+-----+-------+----------+-----------------------------------+----------+
 * </pre>
 *
 * Nothing here keeps state or touches a clock; every class may be used from any thread, one instance per thread where it
 * is a flyweight.
 */
package net.botclaw.protocol;
