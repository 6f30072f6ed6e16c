/**
 * Sends the reports that are due, each once, into a folder or by mail. Entry type: {@link
 * org.gengfu.report.post.ReportPost}.
 */
@NullMarked
package org.gengfu.report.post;

import org.jspecify.annotations.NullMarked;
