/**
 * The linter: rules that a profile must keep beyond what the loader checks, each with a code of its
 * own, and the fixes that are certain. Entry type: {@link org.gengfu.profile.lint.Linter}.
 */
@NullMarked
package org.gengfu.profile.lint;

import org.jspecify.annotations.NullMarked;
