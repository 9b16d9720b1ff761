/**
 * The journal: one Chronicle Queue that holds one order for everything. A queue document is one batch.
 *
 * <pre>
 *  batch     0  u32 crc32c        of all that follows
 *            4  u32 recordCount
 *            8  i64 firstPosition
 *           16  i64 timeNs        ingest time, never decreasing
 *           24  records, each starting 8-aligned
 *
 *  record    0  u32 length        header and payload, without padding
 *            4  u8  kind          RecordKind.code()
 *            5  u8  flags         frame flags, channel in bits 4-5
 *            6  u16 templateId
 *            8  u32 botId         0: none
 *           12  u32 epoch         0: none
 *           16  i64 sequence      0: none
 *           24  payload           inputs: an SBE message, its header included
 *               i64 cause         outputs: position of the input that led here, then
 *           32  payload           the SBE message
 * </pre>
 *
 * The position of a record is the engine's own contiguous number, from 0; the first record of a journal is its SCHEMA.
 * One thread owns the writer. Any number of readers, in any process, own their tailers.
 */
package net.botclaw.ingest.journal;
