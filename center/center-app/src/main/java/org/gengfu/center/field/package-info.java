/**
 * The drawing of the field in the running center: lists of it as workbooks and text files, edits by
 * hand, what devices say of their neighbours. Entry type: {@link
 * org.gengfu.center.field.FieldDesk}.
 */
@NullMarked
package org.gengfu.center.field;

import org.jspecify.annotations.NullMarked;
