/**
 * Checks of a warehouse's journal that share nothing with what planned, drove or simulated: where the trucks were, and
 * what became of tasks and goods.
 *
 * <pre>
 *               ┌─▶ PoseAudit: BotStatus ──▶ who was in which cell when ──▶ collisions
 *  journal ─────┤
 *               └─▶ TaskAudit: TaskRequest, TaskChanged, StockMoved, StockChanged ──▶ lost, done twice, not conserved
 * </pre>
 */
package net.botclaw.tools.audit;
