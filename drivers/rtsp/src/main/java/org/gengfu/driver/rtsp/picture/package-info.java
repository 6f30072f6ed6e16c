/**
 * What one decoded picture shows: measures, and judgements by thresholds. Pure: arrays in, records
 * out. Entry types: {@link org.gengfu.driver.rtsp.picture.PictureMeasures} and {@link
 * org.gengfu.driver.rtsp.picture.PictureJudge}.
 */
@NullMarked
package org.gengfu.driver.rtsp.picture;

import org.jspecify.annotations.NullMarked;
