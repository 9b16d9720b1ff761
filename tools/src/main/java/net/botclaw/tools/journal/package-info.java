/**
 * Tools that read a journal: print, follow, count, audit, replay. All of them only read, so an engine may be running.
 *
 * <pre>
 *  JournalReader ──▶ BotNames      (ids to names, from BotConnected events)
 *        ├─────────▶ RecordFilter ──▶ RecordPrinter ──▶ FieldPrinter     cat, tail
 *        ├─────────▶ JournalFigures                                      stat
 *        └─────────▶ JournalAudit ──▶ BotAudit per bot and epoch         audit
 * </pre>
 *
 * <p>One thread per command.
 */
package net.botclaw.tools.journal;
