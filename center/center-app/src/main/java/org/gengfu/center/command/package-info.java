/**
 * What people ask of devices: the rules of births, and the requests in the database. Entry types:
 * {@link org.gengfu.center.command.CommandRules} and {@link
 * org.gengfu.center.command.CommandTable}.
 */
@NullMarked
package org.gengfu.center.command;

import org.jspecify.annotations.NullMarked;
