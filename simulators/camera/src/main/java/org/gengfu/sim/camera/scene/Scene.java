package org.gengfu.sim.camera.scene;

import java.awt.image.BufferedImage;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * A place that one camera watches. Its pictures follow from kind, seed, time and faults alone. Any
 * thread; the place is painted at the first picture and kept.
 */
public final class Scene {
  /** What is seen in which light and weather. */
  public enum Kind {
    STREET(Light.DAY, Air.CLEAR, Place.STREET),
    CROSSING(Light.DAY, Air.CLEAR, Place.CROSSING),
    HALL(Light.DAY, Air.CLEAR, Place.HALL),
    PARKING(Light.DAY, Air.CLEAR, Place.PARKING),
    GATE(Light.DAY, Air.CLEAR, Place.GATE),
    CORRIDOR(Light.DAY, Air.CLEAR, Place.CORRIDOR),
    BRIDGE(Light.DAY, Air.CLEAR, Place.BRIDGE),
    /** Night under street lamps. */
    NIGHT(Light.LAMPS, Air.CLEAR, Place.STREET, Place.GATE),
    /** A street at night under the camera's own infrared light. */
    NIGHT_IR(Light.INFRARED, Air.CLEAR, Place.STREET),
    /** Indoors and in yards under infrared light. */
    INDOOR_IR(Light.INFRARED, Air.CLEAR, Place.HALL, Place.CORRIDOR, Place.GATE),
    DUSK(Light.DUSK, Air.CLEAR, Place.CROSSING, Place.PARKING, Place.BRIDGE),
    FOG(Light.DAY, Air.FOG, Place.STREET, Place.GATE),
    NIGHT_FOG(Light.LAMPS, Air.FOG, Place.CROSSING, Place.PARKING, Place.BRIDGE),
    RAIN(Light.DAY, Air.RAIN, Place.CROSSING, Place.GATE, Place.BRIDGE),
    NIGHT_RAIN(Light.LAMPS, Air.RAIN, Place.STREET, Place.PARKING),
    SNOWFALL(Light.DAY, Air.SNOWFALL, Place.PARKING, Place.BRIDGE),
    BACKLIGHT(Light.BACKLIGHT, Air.CLEAR, Place.HALL, Place.GATE),
    HEADLIGHTS(Light.HEADLIGHTS, Air.CLEAR, Place.STREET, Place.PARKING, Place.GATE);

    private final Light light;
    private final Air air;
    private final List<Place> places;

    Kind(Light light, Air air, Place... places) {
      this.light = light;
      this.air = air;
      this.places = List.of(places);
    }
  }

  /** Size of pictures when none is asked for: small, so that many are made quickly. */
  public static final int WIDTH = Brush.WIDTH;

  /** As {@link #WIDTH}. */
  public static final int HEIGHT = Brush.HEIGHT;

  /** Largest picture, in pixels: 4,096 x 2,304. */
  public static final int MAX_PIXELS = 4_096 * 2_304;

  /** When the clock of a frozen camera stopped. */
  static final Instant STOPPED = Instant.parse("2026-01-05T01:14:52Z");

  private final Kind kind;
  private final long seed;
  private final int width;
  private final int height;
  private final Place place;
  private final Movers movers;
  private @Nullable BufferedImage backdrop;

  private Scene(Kind kind, long seed, int width, int height) {
    this.kind = kind;
    this.seed = seed;
    this.width = width;
    this.height = height;
    this.place = kind.places.get(Math.floorMod(new Random(seed).nextInt(), kind.places.size()));
    this.movers = new Movers(place, seed);
  }

  /** A scene of {@link #WIDTH} x {@link #HEIGHT}. */
  public static Scene of(Kind kind, long seed) {
    return of(kind, seed, WIDTH, HEIGHT);
  }

  /**
   * A scene of any size.
   *
   * @param width in pixels, even, with {@code height} at most {@link #MAX_PIXELS}
   * @param height in pixels, even
   */
  public static Scene of(Kind kind, long seed, int width, int height) {
    boolean fits = width >= 64 && height >= 64 && (long) width * height <= MAX_PIXELS;
    if (!fits || width % 2 != 0 || height % 2 != 0) {
      throw new IllegalArgumentException(
          "size: even, from 64 x 64 to %d pixels, not %d x %d"
              .formatted(MAX_PIXELS, width, height));
    }
    return new Scene(kind, seed, width, height);
  }

  public Kind kind() {
    return kind;
  }

  public long seed() {
    return seed;
  }

  public int width() {
    return width;
  }

  public int height() {
    return height;
  }

  /**
   * The picture of a moment. With {@link Fault.What#FROZEN} among the faults it is that of {@link
   * #STOPPED} whatever the moment: nothing moves any more, the clock included.
   */
  public ScenePicture picture(Instant at, List<Fault> faults) {
    boolean isFrozen = has(faults, Fault.What.FROZEN);
    Instant shown = isFrozen ? STOPPED : at;
    double seconds = shown.toEpochMilli() % 86_400_000L / 1_000.0;
    Noise noise = new Noise(seed * 31 + shown.toEpochMilli());
    BufferedImage image = looked(faults, seconds);
    Field field = Field.of(image);
    kind.light.shine(field, seed, movers, seconds);
    kind.air.fill(field, seed, seconds, kind.light);
    Blur.plane(field.luma, width, height, Math.max(1, width / 1_280));
    for (Fault fault : faults) {
      Spoiled.optics(field, fault, seed);
    }
    float sigma = kind.light.noise(seed);
    for (Fault fault : faults) {
      sigma += Spoiled.noise(fault);
    }
    if (!has(faults, Fault.What.BLACK)) {
      field.noise(sigma, noise);
    }
    for (Fault fault : faults) {
      Spoiled.signal(field, fault, seed, noise);
    }
    if (!has(faults, Fault.What.SNOW) && !has(faults, Fault.What.BLUE)) {
      Clock.write(field, shown, seed % 2 == 0, seed % 3 == 0);
    }
    return field.picture();
  }

  private static boolean has(List<Fault> faults, Fault.What what) {
    return faults.stream().anyMatch(fault -> fault.what() == what);
  }

  /** The place with what moves; turned away when the camera was moved. */
  private BufferedImage looked(List<Fault> faults, double seconds) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    var graphics = image.createGraphics();
    double turned = 0;
    for (Fault fault : faults) {
      if (fault.what() == Fault.What.MOVED) {
        turned = Math.max(turned, fault.strength());
      }
    }
    int shift = (int) Math.round(width * turned);
    graphics.drawImage(backdrop(), -shift, 0, null);
    if (shift > 0) {
      graphics.drawImage(painted(seed + 7_919), width - shift, 0, null);
    }
    graphics.dispose();
    Brush brush = new Brush(image, new Random(seed));
    movers.paint(brush, seconds);
    brush.done();
    return image;
  }

  private synchronized BufferedImage backdrop() {
    if (backdrop == null) {
      backdrop = painted(seed);
    }
    return backdrop;
  }

  private BufferedImage painted(long ownSeed) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Brush brush = new Brush(image, new Random(ownSeed));
    brush.look();
    place.paint(brush);
    brush.done();
    return image;
  }
}
