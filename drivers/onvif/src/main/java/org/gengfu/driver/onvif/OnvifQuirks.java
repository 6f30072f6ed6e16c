package org.gengfu.driver.onvif;

/**
 * What is known of a kind of camera, from its profile. What a camera does without its profile
 * saying so is handled too, and told as a {@link Remark}.
 *
 * @param auth how credentials are shown
 * @param refusesLongToken the stamp of a UsernameToken is sent without a fraction of a second
 *     (seen: lumeohq/onvif-rs issue 114; the nonce is of 16 bytes always)
 * @param localTimeAsUtc it states its local time as UTC: tokens are stamped with our own time
 *     (seen: OpenIPC/majestic-webui issue 292)
 * @param withoutMedia2 its Media2 service is announced but not to be used (seen: rvi/ONVIFCamera
 *     issue 4)
 * @param bareAmpersand its answers hold a bare {@code &} (seen: ZoneMinder issue 3767)
 */
public record OnvifQuirks(
    Auth auth,
    boolean refusesLongToken,
    boolean localTimeAsUtc,
    boolean withoutMedia2,
    boolean bareAmpersand) {

  /** Nothing is known. */
  public static final OnvifQuirks NONE = new OnvifQuirks(Auth.BOTH, false, false, false, false);

  /** How credentials are shown. */
  public enum Auth {
    /** A UsernameToken in every request; HTTP digest besides when it is asked for. */
    BOTH,
    /** A UsernameToken only. */
    TOKEN,
    /** HTTP digest only. */
    HTTP
  }
}
