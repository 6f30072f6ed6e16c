package org.gengfu.driver.rtsp.wire;

/**
 * Who visits.
 *
 * @param user the camera's name of the user
 * @param password never shown in texts
 * @param inClear whether the password may be sent as it is (Basic) to a camera that offers nothing
 *     better
 */
public record Login(String user, String password, boolean inClear) {
  @Override
  public String toString() {
    return "Login[" + user + "]";
  }
}
