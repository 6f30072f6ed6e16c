/**
 * Sorted maps that never change: a change gives a new map that shares the rest with the old one, so
 * that a pure machine can keep large states. Entry type: {@link org.gengfu.core.sorted.SortedTree}.
 */
@NullMarked
package org.gengfu.core.sorted;

import org.jspecify.annotations.NullMarked;
