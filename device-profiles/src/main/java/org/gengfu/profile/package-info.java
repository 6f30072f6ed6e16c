/**
 * Device profiles: what a kind of device offers, as data. Profiles are read strictly, linted, and
 * resolved for one device with its parameters and its site's thresholds.
 *
 * <p>Entry types: {@link org.gengfu.profile.ProfileLibrary}, {@link
 * org.gengfu.profile.ResolvedProfile}.
 */
@NullMarked
package org.gengfu.profile;

import org.jspecify.annotations.NullMarked;
