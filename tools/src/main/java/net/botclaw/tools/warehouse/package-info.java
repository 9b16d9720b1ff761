/**
 * A simulated warehouse for a real engine: trucks that drive what the engine releases, people at stations who order goods,
 * and what goes wrong with them.
 *
 * <pre>
 *   WarehouseFleet ── one thread ── WarehouseAgent
 *       │ each                          │ each
 *   FleetLink (BotClient) ◀── offer ── SimulatedTruck ◀── pushes, acks ── TruckAdapter
 *                         ◀── offer ── SimulatedStation
 *   FleetFaults ──▶ break down, tow, lose the link;  OperatorPort ──▶ close and open cells
 * </pre>
 *
 * The trucks have no clock and no network: time comes as an argument, messages leave through an interface.
 */
package net.botclaw.tools.warehouse;
