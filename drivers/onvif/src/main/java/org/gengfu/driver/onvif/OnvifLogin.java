package org.gengfu.driver.onvif;

/**
 * Who asks.
 *
 * @param user the camera's name of the user; some makers keep users of ONVIF apart from those of
 *     the web page
 * @param password never shown in texts
 * @param inClear whether the password may be sent as it is (HTTP Basic) to a camera that offers
 *     nothing better
 */
public record OnvifLogin(String user, String password, boolean inClear) {
  @Override
  public String toString() {
    return "OnvifLogin[" + user + "]";
  }
}
