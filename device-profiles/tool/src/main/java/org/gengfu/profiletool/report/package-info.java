/**
 * Findings of the linter for people and for other programs. Entry type: {@link
 * org.gengfu.profiletool.report.ReportFormat}.
 */
@NullMarked
package org.gengfu.profiletool.report;

import org.jspecify.annotations.NullMarked;
