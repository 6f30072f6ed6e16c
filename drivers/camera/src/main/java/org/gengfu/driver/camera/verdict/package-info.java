/**
 * From what a visit found to a camera's ladder, and to online and intact. Pure. Entry type: {@link
 * org.gengfu.driver.camera.verdict.Verdicts}.
 */
@NullMarked
package org.gengfu.driver.camera.verdict;

import org.jspecify.annotations.NullMarked;
