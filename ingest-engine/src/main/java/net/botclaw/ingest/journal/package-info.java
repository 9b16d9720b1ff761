/**
 * The journal: batches of records in a Chronicle Queue, written by one thread, read from their bytes alone.
 *
 * <pre>
 *   sequencer ──append──▶ JournalWriter ──▶ Chronicle appender ──▶ journal/20261201-032110.cq4   (a file of this life)
 *                              ▲                                    journal/manifest              (all files, in order)
 *   JournalKeeper ─ space ahead, next file, closed files, place ┘
 *
 *   journal/manifest + *.cq4 ──▶ QueueFileReader ──▶ JournalCursor ──▶ JournalReader ──▶ records, or JournalCorruptException
 *                                 bytes, checksums    order, ends,      one record         with the one verdict
 *                                                     damage, holes     at a time          (JournalDamage)
 * </pre>
 *
 * <p>An engine appends only to files that it has made in this life. A file is listed in the manifest, on the disk, before
 * it is used; closed, it is listed with the position and the byte at which it ends. A start never deletes or cuts off
 * bytes that could hold a record: it truncates zeroes behind a proved end, which a killed engine had allocated ahead.
 *
 * <pre>
 * batch = one queue document
 *   0   u32 crc32c          of everything after this field, exclusive-or the journal's key
 *   4   u32 recordCount
 *   8   i64 firstPosition   of its first record
 *  16   i64 timeNs          ingest time, epoch nanoseconds, never decreasing
 *  24   records, each starting at a multiple of 8 from the start of the batch
 *
 * record
 *   0   u32 length          header and payload, without the padding behind it
 *   4   u8  kind            RecordKind
 *   5   u8  flags           frame flags, channel in bits 4-5
 *   6   u16 templateId
 *   8   u32 botId           0: none
 *  12   u32 epoch           0: none
 *  16   i64 sequence        0: none
 *  24   payload             inputs: an SBE message, its header included
 *       i64 cause           outputs: position of the input that led here, then
 *  32   payload             the SBE message
 * </pre>
 *
 * The position of a record is the engine's own number, contiguous from 0; the first record of a journal is its SCHEMA.
 * Behind damage that was dropped on request, or that a repair has recorded, the journal continues with a
 * JournalContinued record at a position that no lost record can have had.
 * One thread owns the writer. Any number of readers, in any process, own theirs.
 */
package net.botclaw.ingest.journal;
