package org.gengfu.profiletool.trial;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.gengfu.driver.RawValue;
import org.gengfu.driver.ReadOutcome;
import org.gengfu.profile.PollClass;
import org.gengfu.profile.ResolvedPoint;
import org.gengfu.profile.ResolvedProfile;
import org.gengfu.profiletool.probe.Answers;
import org.gengfu.profiletool.record.RawLines;

/** A device as it was recorded: of each point what the driver understood last. Immutable. */
final class TapeAnswers implements Answers {
  private final RawLines.Newest held;

  TapeAnswers(RawLines.Newest held) {
    this.held = held;
  }

  /** Everything comes at once, whatever the classes: nobody has to be asked. */
  @Override
  public void ask(ResolvedProfile profile, Collection<PollClass> classes, Taker taker) {
    List<String> points = new ArrayList<>();
    List<RawValue> values = new ArrayList<>();
    for (ResolvedPoint point : profile.planned()) {
      RawValue value = held.of(point);
      if (value != null) {
        points.add(point.id());
        values.add(value);
      }
    }
    if (!points.isEmpty()) {
      taker.took("the recording", points, new ReadOutcome.Values(values));
    }
  }

  @Override
  public void pause(ResolvedProfile profile, long millis, Taker taker) {}

  @Override
  public boolean speaksUnasked(ResolvedProfile profile) {
    return false;
  }
}
