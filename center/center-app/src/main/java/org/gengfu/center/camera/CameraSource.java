package org.gengfu.center.camera;

import java.util.Comparator;

/**
 * Who looks at a camera, and under which name.
 *
 * @param edge id of the edge
 * @param device id of the camera there
 */
public record CameraSource(String edge, String device) implements Comparable<CameraSource> {
  private static final Comparator<CameraSource> ORDER =
      Comparator.comparing(CameraSource::edge).thenComparing(CameraSource::device);

  /** As evidence and pages name it. */
  public String text() {
    return edge + "/" + device;
  }

  @Override
  public int compareTo(CameraSource other) {
    return ORDER.compare(this, other);
  }
}
