package org.gengfu.driver.camera;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.function.Predicate;
import org.gengfu.contract.CameraLook;
import org.gengfu.document.Documents;
import org.gengfu.document.MapNode;
import org.gengfu.document.Mark;
import org.gengfu.document.Problems;
import org.gengfu.driver.Bus;
import org.gengfu.driver.DevicePlan;
import org.gengfu.driver.RawValue;
import org.gengfu.driver.ReadOutcome;
import org.gengfu.driver.WriteOutcome;
import org.gengfu.driver.WriteRequest;
import org.gengfu.profile.ProfileLibrary;
import org.gengfu.profile.ResolvedProfile;
import org.gengfu.profile.camera.LookSource;
import org.jspecify.annotations.Nullable;

/** A bus of cameras with the shipped profiles, and what it told. */
final class CameraRig implements AutoCloseable {
  private static final Path PROFILES = Path.of("../../device-profiles/camera");

  final Problems problems = new Problems();
  private final ProfileLibrary library = ProfileLibrary.load(PROFILES, problems);
  private final Path folder;
  private final Map<String, DevicePlan> plans = new HashMap<>();
  private final Map<String, ResolvedProfile> profiles = new HashMap<>();
  private final List<Told> told = new ArrayList<>();
  private final CameraDriver driver = new CameraDriver();
  private @Nullable Bus bus;

  private record Told(DevicePlan plan, @Nullable CameraLook look, Map<String, RawValue> values) {}

  /** A look and the values of its points. */
  record Heard(CameraLook look, Map<String, RawValue> values) {
    RawValue value(String point) {
      return values.get(point);
    }
  }

  CameraRig(Path folder) {
    this.folder = folder;
  }

  String rtsp(String id, String host) {
    return rtsp(id, host, "");
  }

  String rtsp(String id, String host, String more) {
    return "{id: %s, profile: camera-rtsp, host: %s, path: /s%s}".formatted(id, host, more);
  }

  String onvif(String id, String host, String more) {
    return "{id: %s, profile: camera-onvif, host: %s%s}".formatted(id, host, more);
  }

  String pool(String id) {
    return "{id: %s, profile: camera-pool}".formatted(id);
  }

  /** The settings, or null after problems. */
  @Nullable CameraSettings settings(String keys) {
    MapNode node =
        Documents.parse(folder.resolve("edge.yaml").toString(), "{" + keys + "}", problems);
    CameraSettings settings = CameraSettings.read(node, problems);
    node.close(problems);
    return settings;
  }

  /** The plan, or null after problems. */
  @Nullable DevicePlan plan(String device, CameraSettings settings) {
    MapNode node = Documents.parse(folder.resolve("edge.yaml").toString(), device, problems);
    String profile = node.string("profile", problems);
    ResolvedProfile resolved =
        library.resolve(profile, Map.of(), node, new Mark("edge.yaml", 1, 1), problems);
    String id = node.string("id", problems);
    DevicePlan plan = driver.plan(resolved, node, settings, problems);
    node.close(problems);
    if (plan != null) {
      plans.put(id, plan);
      profiles.put(id, resolved);
    }
    return plan;
  }

  void open(String keys, @Nullable Eyes eyes, String... devices) {
    CameraSettings settings = settings("id: test, folder: kept, " + keys);
    List<DevicePlan> planned = new ArrayList<>();
    for (String device : devices) {
      planned.add(plan(device, settings));
    }
    assertThat(problems.list()).isEmpty();
    Bus opened = eyes == null ? driver.open(settings) : new CameraBus(settings, eyes);
    bus = opened;
    opened.thread().execute(() -> opened.listen(planned, new Ear()));
  }

  /** Whether whoever listens takes thumbnails. */
  volatile boolean takesThumbnails = true;

  private final class Ear implements Bus.Listener {
    private @Nullable CameraLook last;

    @Override
    public void heard(
        DevicePlan device, List<String> points, ReadOutcome outcome, @Nullable Instant time) {
      Map<String, RawValue> values = new HashMap<>();
      List<RawValue> raw = ((ReadOutcome.Values) outcome).values();
      for (int i = 0; i < points.size(); i++) {
        values.put(points.get(i), raw.get(i));
      }
      synchronized (told) {
        told.add(new Told(device, last, values));
        last = null;
        told.notifyAll();
      }
    }

    @Override
    public boolean looked(DevicePlan device, CameraLook look) {
      last = look;
      return takesThumbnails || look.thumbnail() == null;
    }
  }

  private Told await(Predicate<Told> wanted) throws InterruptedException {
    synchronized (told) {
      while (true) {
        for (Told one : told) {
          if (wanted.test(one)) {
            return one;
          }
        }
        told.wait();
      }
    }
  }

  /** Waits for a look at a camera; the test's own limit of time ends it. */
  Heard look(String id, Predicate<CameraLook> wanted) throws InterruptedException {
    Told one =
        await(each ->
            each.plan() == plans.get(id) && each.look() != null && wanted.test(each.look()));
    return new Heard(one.look(), one.values());
  }

  /** Waits until a point of a device has a value. */
  boolean told(String id, String point, RawValue value) throws InterruptedException {
    return await(one -> one.plan() == plans.get(id) && value.equals(one.values().get(point)))
        != null;
  }

  int looks(String id) {
    synchronized (told) {
      return (int)
          told.stream().filter(one -> one.plan() == plans.get(id) && one.look() != null).count();
    }
  }

  DevicePlan plan(String id) {
    return plans.get(id);
  }

  Bus bus() {
    return bus;
  }

  /** Runs the first step of a profile's command. */
  void write(String id, String command, BlockingQueue<WriteOutcome> outcomes) {
    LookSource.Look order = command.equals("look") ? LookSource.Look.VISIT : LookSource.Look.REBOOT;
    String place =
        profiles.get(id).targets().stream()
            .filter(point -> ((LookSource) point.source()).look() == order)
            .findFirst()
            .orElseThrow()
            .id();
    Bus open = bus;
    open.thread()
        .execute(() ->
            open.write(
                plans.get(id), new WriteRequest(place, new RawValue.Whole(1)), outcomes::add));
  }

  @Override
  public void close() {
    if (bus != null) {
      bus.close();
    }
    driver.close();
  }
}
