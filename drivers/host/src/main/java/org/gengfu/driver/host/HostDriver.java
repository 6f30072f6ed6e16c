package org.gengfu.driver.host;

import java.nio.file.Files;
import java.nio.file.Path;
import org.gengfu.document.MapNode;
import org.gengfu.document.Problems;
import org.gengfu.driver.Bus;
import org.gengfu.driver.DevicePlan;
import org.gengfu.driver.Driver;
import org.gengfu.profile.ResolvedProfile;
import org.jspecify.annotations.Nullable;

/** The computer that the agent runs on. Nothing is ever written. May be used from any thread. */
public final class HostDriver implements Driver {
  @Override
  public String protocol() {
    return "host";
  }

  @Override
  public @Nullable BusSettings busSettings(MapNode node, Problems problems) {
    Path root = Path.of(node.string("root", "/", problems));
    if (!Files.isDirectory(root)) {
      problems.add(
          node.valueMark("root"),
          "host.root",
          "there is no folder " + root,
          "name the folder under which proc and sys of the machine are found, or leave it out");
      return null;
    }
    return new HostSettings(root.toAbsolutePath().normalize());
  }

  @Override
  public @Nullable DevicePlan plan(
      ResolvedProfile profile, MapNode deviceSettings, BusSettings bus, Problems problems) {
    return HostPlan.of(profile, deviceSettings, problems);
  }

  @Override
  public Bus open(BusSettings settings) {
    if (settings instanceof HostSettings(Path root)) {
      return new HostBus(new Machine(root)::read, HostBus.LONGEST);
    }
    throw new IllegalArgumentException("settings of another driver: " + settings.key());
  }

  @Override
  public void close() {}

  /**
   * Which machine.
   *
   * @param root folder under which its {@code proc} and {@code sys} are found; another one than /
   *     when the agent runs in a container
   */
  record HostSettings(Path root) implements BusSettings {
    @Override
    public String key() {
      return "host " + root;
    }
  }
}
