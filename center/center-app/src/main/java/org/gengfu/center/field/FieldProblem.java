package org.gengfu.center.field;

import org.gengfu.register.Words;

/**
 * Something in a list of the field that cannot be taken.
 *
 * @param sheet name of the sheet; empty for the file as a whole
 * @param row the sheet's row, from 1; 0 for the file as a whole
 * @param column letters of the column; empty for the whole row
 * @param text what is wrong and what to do
 */
public record FieldProblem(String sheet, int row, String column, Words text) {}
