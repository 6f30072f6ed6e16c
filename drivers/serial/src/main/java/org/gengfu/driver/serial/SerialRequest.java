package org.gengfu.driver.serial;

import java.util.List;
import org.gengfu.driver.ReadRequest;
import org.gengfu.profile.serial.Question;
import org.gengfu.profile.serial.SerialSource;

/**
 * One planned question, and where in its answer each point lies.
 *
 * @param points ids of the points that the answer brings
 * @param sources where each of them lies, in the same order
 */
record SerialRequest(Question question, List<String> points, List<SerialSource> sources)
    implements ReadRequest {
  SerialRequest {
    points = List.copyOf(points);
    sources = List.copyOf(sources);
    if (points.size() != sources.size()) {
      throw new IllegalArgumentException(points.size() + " points, " + sources.size() + " places");
    }
  }

  @Override
  public String describe() {
    return "question " + question.id();
  }
}
