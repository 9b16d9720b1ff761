/**
 * What all commands share: the options that mean the same everywhere, and how a command says that it failed.
 *
 * <p>Other packages of the tools may use this one; this one uses none of them.
 */
package net.botclaw.tools.cli;
