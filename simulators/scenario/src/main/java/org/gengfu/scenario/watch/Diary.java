package org.gengfu.scenario.watch;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Everything that was seen during a run, in order. At most {@value #MOST} sightings are kept;
 * further ones are counted, and a run with lost sightings proves nothing. Any thread.
 */
public final class Diary {
  static final int MOST = 200_000;

  private final ReentrantLock lock = new ReentrantLock();
  private final List<Sighting> sightings = new ArrayList<>();
  private long lost;

  public void add(Sighting sighting) {
    lock.lock();
    try {
      if (sightings.size() < MOST) {
        sightings.add(sighting);
      } else {
        lost++;
      }
    } finally {
      lock.unlock();
    }
  }

  /** How many sightings did not fit. */
  public long lost() {
    lock.lock();
    try {
      return lost;
    } finally {
      lock.unlock();
    }
  }

  public List<Sighting.Alarm> alarms() {
    return of(Sighting.Alarm.class);
  }

  public List<Sighting.State> states() {
    return of(Sighting.State.class);
  }

  public List<Sighting.Camera> cameras() {
    return of(Sighting.Camera.class);
  }

  public List<Sighting.Incident> incidents() {
    return of(Sighting.Incident.class);
  }

  private <T extends Sighting> List<T> of(Class<T> type) {
    lock.lock();
    try {
      return sightings.stream().filter(type::isInstance).map(type::cast).toList();
    } finally {
      lock.unlock();
    }
  }
}
