/**
 * Reports of cameras' time that an owner signs: made from evidence, written as a workbook, as
 * pages, as text. Entry types: {@link org.gengfu.report.ReportMaker}, {@link
 * org.gengfu.report.ReportFormat}, {@link org.gengfu.report.ReportMain}.
 */
@NullMarked
package org.gengfu.report;

import org.jspecify.annotations.NullMarked;
