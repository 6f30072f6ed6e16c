package org.gengfu.report.page;

/**
 * A picture on a page.
 *
 * @param jpeg the file; empty when there is none
 * @param width in pixels
 * @param height in pixels
 * @param caption what stands below it
 * @param instead what stands in its place when there is none
 */
@SuppressWarnings("ArrayRecordComponent") // read once, put on a page
public record PaperPicture(byte[] jpeg, int width, int height, String caption, String instead) {}
