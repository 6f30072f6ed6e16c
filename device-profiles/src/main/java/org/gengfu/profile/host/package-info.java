/**
 * Computers in profiles: what an agent reads of the machine that it runs on. Entry type: {@link
 * org.gengfu.profile.host.HostLanguage}.
 */
@NullMarked
package org.gengfu.profile.host;

import org.jspecify.annotations.NullMarked;
