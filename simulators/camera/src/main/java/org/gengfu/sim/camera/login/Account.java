package org.gengfu.sim.camera.login;

/**
 * Who may see the camera.
 *
 * @param user empty when everybody may
 */
public record Account(String user, String password) {
  /** Everybody may. */
  public static final Account NONE = new Account("", "");

  /** True when nobody has to say who he is. */
  public boolean open() {
    return user.isEmpty();
  }

  @Override
  public String toString() {
    return "Account[" + user + "]";
  }
}
