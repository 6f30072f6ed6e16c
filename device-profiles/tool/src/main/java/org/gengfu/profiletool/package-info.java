/**
 * What an integrator does with profiles at a desk: lint, new, test, sim, docs, load, diff, import.
 * Entry type: {@link org.gengfu.profiletool.ProfileMain}; a command is a {@link
 * org.gengfu.profiletool.Subcommand}.
 */
@NullMarked
package org.gengfu.profiletool;

import org.jspecify.annotations.NullMarked;
