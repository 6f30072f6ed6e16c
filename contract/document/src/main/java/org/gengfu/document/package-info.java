/**
 * Strict documents: YAML 1.2 (core schema) read into nodes that know where they stand, so that
 * every complaint names file, line and column.
 *
 * <p>Entry type: {@link org.gengfu.document.Documents}.
 */
@NullMarked
package org.gengfu.document;

import org.jspecify.annotations.NullMarked;
