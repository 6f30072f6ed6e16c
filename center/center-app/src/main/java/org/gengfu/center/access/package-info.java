/**
 * Who may do what: users with roles, sessions, the throttling of logins, and the audit.
 *
 * <p>Entry types: {@link org.gengfu.center.access.Users}, {@link
 * org.gengfu.center.access.Sessions}.
 */
@NullMarked
package org.gengfu.center.access;

import org.jspecify.annotations.NullMarked;
