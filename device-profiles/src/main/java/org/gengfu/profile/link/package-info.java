/**
 * Links in profiles: what is measured of the way to a target. Entry type: {@link
 * org.gengfu.profile.link.LinkLanguage}.
 */
@NullMarked
package org.gengfu.profile.link;

import org.jspecify.annotations.NullMarked;
