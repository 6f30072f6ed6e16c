/**
 * The life of one request to set a point, run a command or reset an alarm, from a person's wish to
 * what came of it. Entry type: {@link org.gengfu.core.command.CommandMachine}.
 */
@NullMarked
package org.gengfu.core.command;

import org.jspecify.annotations.NullMarked;
