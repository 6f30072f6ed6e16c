package org.gengfu.profiletool.probe;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.gengfu.driver.DevicePlan;
import org.gengfu.driver.ReadOutcome;
import org.gengfu.driver.ReadRequest;
import org.gengfu.profile.PollClass;
import org.gengfu.profile.ResolvedPoint;
import org.gengfu.profile.ResolvedProfile;
import org.gengfu.profile.WireSource;
import org.jspecify.annotations.Nullable;

/** The answers of a device that is there, asked by its real driver. For one thread. */
public final class LiveAnswers implements Answers {
  /** Most that was heard and not yet taken; more is dropped, newest first. */
  static final int MAX_HEARD = 10_000;

  private final LiveDevice device;
  private final LinkedBlockingQueue<Heard> heard = new LinkedBlockingQueue<>(MAX_HEARD);
  private @Nullable ResolvedProfile profile;
  private @Nullable DevicePlan plan;

  private record Heard(List<String> points, ReadOutcome outcome) {}

  public LiveAnswers(LiveDevice device) {
    this.device = device;
  }

  /**
   * The questions for a profile; from the first call on the device is listened to.
   *
   * @throws org.gengfu.profiletool.WrongCallException when the device's settings are wrong
   */
  public DevicePlan plan(ResolvedProfile wanted) {
    DevicePlan before = plan;
    if (before != null && wanted == profile) {
      return before;
    }
    DevicePlan now = device.plan(wanted);
    if (before == null) {
      device.listen(now, (points, outcome) -> heard.offer(new Heard(points, outcome)));
    } else {
      device.replanned(before, now);
    }
    profile = wanted;
    plan = now;
    return now;
  }

  @Override
  public void ask(ResolvedProfile wanted, Collection<PollClass> classes, Taker taker) {
    DevicePlan asked = plan(wanted);
    Set<String> told = new HashSet<>();
    wanted.points().forEach(point -> told.add(point.id()));
    wanted.facts().forEach(fact -> told.add(fact.id()));
    for (PollClass pollClass : classes) {
      for (ReadRequest request : asked.requests(pollClass)) {
        if (request.points().stream().noneMatch(told::contains)) {
          continue; // a place that only commands write to
        }
        taker.took(request.describe(), request.points(), device.ask(asked, request));
      }
    }
  }

  @Override
  public void pause(ResolvedProfile wanted, long millis, Taker taker) throws InterruptedException {
    long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    for (long left = millis; left >= 0; left = left(until)) {
      Heard next = heard.poll(Math.max(1, left), TimeUnit.MILLISECONDS);
      List<Heard> all = new ArrayList<>();
      if (next != null) {
        all.add(next);
      }
      heard.drainTo(all);
      all.forEach(each -> taker.took("heard unasked", each.points(), each.outcome()));
    }
  }

  private static long left(long untilNanos) {
    long left = untilNanos - System.nanoTime();
    return left <= 0 ? -1 : TimeUnit.NANOSECONDS.toMillis(left);
  }

  @Override
  public boolean speaksUnasked(ResolvedProfile wanted) {
    DevicePlan asked = plan(wanted);
    for (ResolvedPoint point : wanted.points()) {
      if (point.source() instanceof WireSource && asked.request(point.id()).isEmpty()) {
        return true;
      }
    }
    return false;
  }
}
