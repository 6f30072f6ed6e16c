package org.gengfu.sim.camera.rtsp;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.gengfu.sim.camera.login.Account;
import org.gengfu.sim.camera.world.SimulatedCamera;
import org.gengfu.sim.camera.world.Trouble;

/**
 * The running picture of one camera and its places for viewers. Any thread.
 *
 * <p>A film is short and begins anew, so that a viewer who always began at its first key frame
 * would take a living camera for a frozen one: each viewer begins at the key frame after the one at
 * which the viewer before began.
 */
public final class LiveStream {
  private final SimulatedCamera camera;
  private final Account account;
  private final int places;
  private final AtomicInteger viewers = new AtomicInteger();
  private final AtomicLong begun;
  private volatile Film film;

  /**
   * A stream.
   *
   * @param account who may see it
   * @param places viewers at a time; the next one hears 453
   * @param film what it shows first
   * @param first number of the key frame at which the first viewer begins
   */
  public LiveStream(SimulatedCamera camera, Account account, int places, Film film, long first) {
    this.camera = camera;
    this.account = account;
    this.places = places;
    this.film = film;
    begun = new AtomicLong(first);
  }

  /** The camera that it comes from. */
  public SimulatedCamera camera() {
    return camera;
  }

  /** Who may see it now; nobody whom anybody knows after somebody has changed the password. */
  public Account account() {
    return camera.condition().is(Trouble.OTHER_PASSWORD)
        ? new Account(account.user(), account.password() + "-changed")
        : account;
  }

  /** What it shows now. */
  public Film film() {
    return film;
  }

  /** Shows something else from the next key frame on. */
  public void show(Film next) {
    film = next;
  }

  /** Viewers now. */
  public int viewers() {
    return viewers.get();
  }

  /** True when there is such a stream. */
  boolean exists() {
    return !camera.condition().is(Trouble.MISSING) && !camera.condition().is(Trouble.OFF);
  }

  /** Takes a place; false when all are taken. */
  boolean enter() {
    if (camera.condition().is(Trouble.FULL)) {
      return false;
    }
    int before = viewers.getAndUpdate(now -> Math.min(places, now + 1));
    return before < places;
  }

  void leave() {
    viewers.decrementAndGet();
  }

  /** Number of the key frame at which the next viewer begins. */
  long begin() {
    return begun.getAndIncrement();
  }
}
