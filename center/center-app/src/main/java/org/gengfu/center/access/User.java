package org.gengfu.center.access;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A user.
 *
 * @param name unique, never reused for somebody else while the audit names it
 * @param enabled false keeps the user out
 * @param mustChangePassword true while the password was set by somebody else
 * @param lastLogin null when there was none
 */
public record User(
    String name,
    Role role,
    boolean enabled,
    boolean mustChangePassword,
    Instant created,
    @Nullable Instant lastLogin) {}
