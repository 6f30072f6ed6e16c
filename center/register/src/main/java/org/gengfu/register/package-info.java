/**
 * Reads and writes lists of cameras (一机一档) as workbooks: {@link org.gengfu.register.RegisterSheet}
 * takes one in, whole or not at all, {@link org.gengfu.register.RegisterBook} writes one that it
 * takes back.
 */
@NullMarked
package org.gengfu.register;

import org.jspecify.annotations.NullMarked;
