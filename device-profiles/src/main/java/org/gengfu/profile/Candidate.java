package org.gengfu.profile;

import org.gengfu.document.MapNode;
import org.gengfu.document.Mark;
import org.jspecify.annotations.Nullable;

/**
 * A point of which it is not decided yet whether this device has it.
 *
 * @param point the point
 * @param spec its entry
 * @param bit its own entry within a map of bits, or null
 * @param mark its key
 * @param scope where it stands
 */
record Candidate(
    ResolvedPoint point, MapNode spec, @Nullable MapNode bit, Mark mark, Scope scope) {}
