package org.gengfu.report.page;

/**
 * A column of a table on paper.
 *
 * @param share of the width, more than 0; what all columns share is the page
 * @param right true when its cells stand to the right
 */
public record PaperColumn(String title, double share, boolean right) {}
