/**
 * Profiles put to the test: golden vectors, a round trip against a generated device, a live device,
 * a recording. Entry type: {@link org.gengfu.profiletool.trial.TestCommand}.
 */
@NullMarked
package org.gengfu.profiletool.trial;

import org.jspecify.annotations.NullMarked;
