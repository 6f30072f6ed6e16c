package org.gengfu.driver.camera;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gengfu.document.MapNode;
import org.gengfu.document.Problems;
import org.gengfu.document.Suggestion;
import org.gengfu.driver.DevicePlan;
import org.gengfu.driver.rtsp.picture.PictureThresholds;
import org.gengfu.driver.rtsp.wire.Login;
import org.gengfu.profile.ResolvedPoint;
import org.gengfu.profile.ResolvedProfile;
import org.gengfu.profile.camera.CameraBlock;
import org.gengfu.profile.camera.CameraLanguage;
import org.gengfu.profile.camera.LookSource;
import org.gengfu.profile.camera.LookSource.Look;
import org.jspecify.annotations.Nullable;

/** Reads and checks the settings of one device of a bus of cameras. For one thread. */
final class PlanReader {
  private static final String HOST = "[A-Za-z0-9][A-Za-z0-9.\\-]{0,252}|[0-9A-Fa-f:]{2,45}";

  private final ResolvedProfile profile;
  private final MapNode node;
  private final CameraSettings bus;
  private final Problems problems;
  private final Map<String, LookSource> points = new LinkedHashMap<>();
  private final Map<String, Look> orders = new LinkedHashMap<>();
  private final Map<String, Look> pool = new LinkedHashMap<>();

  PlanReader(ResolvedProfile profile, MapNode node, CameraSettings bus, Problems problems) {
    this.profile = profile;
    this.node = node;
    this.bus = bus;
    this.problems = problems;
  }

  @Nullable DevicePlan read() {
    if (!(profile.protocol() instanceof CameraBlock block)) {
      problems.add(
          node.valueMark("profile"),
          "camera.protocol",
          "profile "
              + profile.id()
              + " speaks "
              + profile.protocol().name()
              + ", the bus is one of cameras",
          "put the device on a bus of its own protocol");
      return null;
    }
    for (ResolvedPoint point : profile.planned()) {
      if (point.source() instanceof LookSource source) {
        if (source.look().ofPool()) {
          pool.put(point.id(), source.look());
        } else if (source.look().isOrder()) {
          orders.put(point.id(), source.look());
        } else {
          points.put(point.id(), source);
        }
      }
    }
    if (!pool.isEmpty() && points.isEmpty() && orders.isEmpty()) {
      return new PoolPlan(pool);
    }
    return camera(block);
  }

  private @Nullable CameraPlan camera(CameraBlock block) {
    int before = problems.count();
    String host = host();
    String path = path(block);
    String id = node.string("id", "", problems);
    Login login = login(block);
    List<String> groups = groups();
    int channel = (int) node.whole("channel", 1, 1, 10_000, problems);
    int rtspPort = (int) node.whole("rtspPort", 554, 1, 65_535, problems);
    CameraPlan plan =
        new CameraPlan(
            id,
            host == null ? "" : host,
            node.has("rtspPort") ? rtspPort : null,
            (int) node.whole("onvifPort", 80, 1, 65_535, problems),
            path.replace(CameraBlock.CHANNEL, Integer.toString(channel)),
            channel,
            source(),
            login,
            groups,
            node.flag("vip", false, problems),
            block,
            PictureThresholds.DEFAULT.with(block.picture()),
            points,
            orders,
            bus.period());
    return problems.count() == before ? plan : null;
  }

  private @Nullable String host() {
    String host = node.string("host", problems);
    if (host != null && !host.matches(HOST)) {
      problems.add(
          node.valueMark("host"),
          "camera.host",
          "\"" + host + "\" is neither a host name nor an IP address",
          "write for example 10.1.2.3");
    }
    return host;
  }

  private String path(CameraBlock block) {
    String path = node.string("path", block.path(), problems);
    if (!path.isEmpty() && !CameraLanguage.isPath(path)) {
      problems.add(
          node.valueMark("path"),
          "camera.path",
          "\"" + path + "\" is no path of a stream",
          "Begin it with /, and write printable ASCII only");
    }
    if (path.isEmpty() && block.onvif() == null) {
      problems.add(
          node.mark(),
          "camera.path",
          "nothing says where the stream is: neither a path nor ONVIF",
          "Add for example path: /Streaming/Channels/102, or take a profile with ONVIF");
    }
    return path;
  }

  private String source() {
    String source = node.string("source", "", problems);
    if (!source.matches("[ -~]{0,200}")) {
      problems.add(
          node.valueMark("source"),
          "camera.source",
          "a source's token has at most 200 printable ASCII characters",
          "Write the SourceToken that the recorder tells by ONVIF");
    }
    return source;
  }

  private @Nullable Login login(CameraBlock block) {
    String user = node.string("user", "", problems);
    if (user.isEmpty() != !node.has("passwordFile")) {
      problems.add(
          node.mark(), "camera.user", "user and passwordFile go together", "add the missing one");
      return null;
    }
    String password = user.isEmpty() ? null : Password.read(node, problems);
    return password == null ? null : new Login(user, password, block.inClear());
  }

  private List<String> groups() {
    String group = node.string("group", "", problems);
    List<String> chain = CameraSettings.chain(group, bus.groups());
    if (chain == null) {
      problems.add(
          node.valueMark("group"),
          "camera.group",
          "the bus has no group " + group,
          Suggestion.among(group, bus.groups().keySet()));
      return List.of();
    }
    return chain;
  }
}
