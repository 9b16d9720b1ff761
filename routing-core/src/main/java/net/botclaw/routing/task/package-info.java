/**
 * Who does what: tasks are asked for, wait in queues, are given to workers, and come to an end that everyone concerned
 * hears of.
 *
 * <pre>
 *  TaskRequest, CreateTask ──▶ TaskOrder ──┐                                        ┌──▶ TaskAssignment, TaskCancel
 *  TaskUpdate ──▶ TaskUpdates ─────────────┼──▶ TaskLifecycle ──▶ TaskPublisher ────┼──▶ TaskStatus
 *  TICK ──▶ TaskTimers ────────────────────┤         │                              └──▶ TaskAssigned, TaskChanged …
 *  BotStatus, BotConnected … ─▶ WorkerWatch┘         ▼
 *                                          TaskTables: tasks, queues, workers, timers …
 *                                                    ▲
 *                                TaskDispatcher ─────┘  brings seeking workers and seeking tasks together;
 *                                      └──▶ Assigner ──▶ TravelCosts              chooses the least cost
 * </pre>
 *
 * The core's thread owns all of it.
 */
package net.botclaw.routing.task;
