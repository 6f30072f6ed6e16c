package org.gengfu.core.maintenance;

/**
 * What a window has a say in.
 *
 * @param alarms they are out of service, and recorded all the same
 * @param notifications nobody is told of what happens in it, unless it lasts longer
 * @param clocks the contract's clocks may leave it out
 * @param rate the online rate may leave it out
 * @param reports they say that there was planned work
 */
public record Governs(
    boolean alarms, boolean notifications, boolean clocks, boolean rate, boolean reports) {
  /** Everything. */
  public static final Governs ALL = new Governs(true, true, true, true, true);

  public Governs {
    if (!(alarms || notifications || clocks || rate || reports)) {
      throw new IllegalArgumentException("a window that governs nothing is none");
    }
  }
}
