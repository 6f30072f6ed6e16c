/**
 * What an operator had to bear in a shift, after ISA-18.2 and IEC 62682. Entry type: {@link
 * org.gengfu.core.load.LoadFigures}.
 */
@NullMarked
package org.gengfu.core.load;

import org.jspecify.annotations.NullMarked;
