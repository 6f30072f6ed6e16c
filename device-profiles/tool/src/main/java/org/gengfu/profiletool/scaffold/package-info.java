/**
 * New profiles out of archetypes. Entry type: {@link org.gengfu.profiletool.scaffold.NewCommand}.
 */
@NullMarked
package org.gengfu.profiletool.scaffold;

import org.jspecify.annotations.NullMarked;
