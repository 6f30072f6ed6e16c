/**
 * Paper: a Chinese font, lines that break where they may, tables with a head on every page. It
 * knows nothing of reports. Entry type: {@link org.gengfu.report.page.Paper}.
 */
@NullMarked
package org.gengfu.report.page;

import org.jspecify.annotations.NullMarked;
