package org.gengfu.profile.camera;

import org.gengfu.profile.ValueKind;
import org.gengfu.profile.WireSource;

/**
 * One thing that a look at a camera brings, or that a camera, or its pool, can be told.
 *
 * @param look what
 * @param fault the picture fault that is meant, in kebab case; empty unless {@code look} is FAULT
 */
public record LookSource(Look look, String fault) implements WireSource {
  /** What can be looked at. What was not observed has no value. */
  public enum Look {
    /** Online at the rung that the profile says. */
    ONLINE(ValueKind.FLAG),
    /** Online, and the picture is sane. */
    INTACT(ValueKind.FLAG),
    /**
     * The highest rung that is good: 0 none, 1 link, 2 session, 3 accepted, 4 opened, 5 flowing, 6
     * picture.
     */
    RUNG(ValueKind.WHOLE),
    /** Why the lowest rung that is not good is not: a number that the profile's reasons name. */
    REASON(ValueKind.WHOLE),
    /** Why, in words for people. */
    DETAIL(ValueKind.TEXT),
    LINK(ValueKind.FLAG),
    SESSION(ValueKind.FLAG),
    ACCEPTED(ValueKind.FLAG),
    OPENED(ValueKind.FLAG),
    FLOWING(ValueKind.FLAG),
    PICTURE(ValueKind.FLAG),
    RECORDING(ValueKind.FLAG),
    /** Codes of the picture's faults, separated by blanks; empty for a sane one. */
    FAULTS(ValueKind.TEXT),
    /** Whether the picture has one fault. */
    FAULT(ValueKind.FLAG),
    /** Mean luma, 16 black to 235 white. */
    LUMINANCE(ValueKind.REAL),
    /** Luma between the darkest and the brightest twentieth of the picture. */
    CONTRAST(ValueKind.REAL),
    /** Of the edges, whatever their height: about 0.25 blurred to 0.6 sharp. */
    SHARPNESS(ValueKind.REAL),
    /** Mean difference of neighbouring pixels, in steps of luma. */
    FINENESS(ValueKind.REAL),
    /** Standard deviation of the noise, in steps of luma. */
    NOISE(ValueKind.REAL),
    /** Distance of the mean chroma from neutral. */
    CAST(ValueKind.REAL),
    /** Amplitude of the strongest stripes, in steps of luma. */
    STRIPES(ValueKind.REAL),
    /** Width of the stream's picture, in pixels. */
    WIDTH(ValueKind.WHOLE),
    HEIGHT(ValueKind.WHOLE),
    /** Pictures a second. */
    FRAME_RATE(ValueKind.REAL),
    /** Of the stream, in kbit/s. */
    BIT_RATE(ValueKind.REAL),
    /** Packets of the picture that were missing in this visit, in percent. */
    LOSS(ValueKind.REAL),
    /** Seconds that the visit took. */
    VISIT_TIME(ValueKind.REAL),
    /** Seconds from the connection to the whole key frame. */
    FIRST_PICTURE(ValueKind.REAL),
    /** The camera's clock less the edge's, in seconds. */
    CLOCK_OFFSET(ValueKind.REAL),
    /** Age of the newest recording, in seconds. */
    RECORDING_AGE(ValueKind.REAL),
    VENDOR(ValueKind.TEXT),
    MODEL(ValueKind.TEXT),
    FIRMWARE(ValueKind.TEXT),
    SERIAL(ValueKind.TEXT),
    HARDWARE(ValueKind.TEXT),
    /** The camera says that somebody meddles with it. */
    EVENT_TAMPER(ValueKind.FLAG),
    /** The camera, or recorder, says that a video signal is lost. */
    EVENT_SIGNAL_LOSS(ValueKind.FLAG),
    /** The camera says that its storage fails. */
    EVENT_DISK(ValueKind.FLAG),
    /** To be written: visit the camera now, and keep a thumbnail. */
    VISIT(ValueKind.FLAG),
    /** To be written: restart the camera. */
    REBOOT(ValueKind.FLAG),
    /** To be written: what the camera sees now is what it should see; learn that anew. */
    RELEARN(ValueKind.FLAG),
    /** Cameras that are visited by the pool. */
    POOL_CAMERAS(ValueKind.WHOLE),
    /** Cameras of the pool that are not good now. */
    POOL_SUSPECTS(ValueKind.WHOLE),
    /** Visits that ended within the last minute. */
    POOL_VISITS(ValueKind.WHOLE),
    /** Visits under way. */
    POOL_UNDER_WAY(ValueKind.WHOLE),
    /** Mean time of a visit of late, in seconds. */
    POOL_VISIT_TIME(ValueKind.REAL),
    /** The period that is set, in seconds. */
    POOL_PERIOD(ValueKind.REAL),
    /** Seconds that one sweep over all cameras needs. */
    POOL_NEEDED(ValueKind.REAL),
    /** The longest time between two visits to one camera of late, in seconds. */
    POOL_WORST(ValueKind.REAL),
    /** Looks since the start that brought no judgement by this program's own fault. */
    POOL_NOT_JUDGED(ValueKind.WHOLE);

    private final ValueKind kind;

    Look(ValueKind kind) {
      this.kind = kind;
    }

    /** Kind of its values. */
    public ValueKind kind() {
      return kind;
    }

    /** True for what belongs to the pool, not to one camera. */
    public boolean ofPool() {
      return name().startsWith("POOL_");
    }

    /** True for what is only written. */
    public boolean isOrder() {
      return this == VISIT || this == REBOOT || this == RELEARN;
    }
  }
}
