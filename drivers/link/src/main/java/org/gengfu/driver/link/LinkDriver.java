package org.gengfu.driver.link;

import org.gengfu.document.MapNode;
import org.gengfu.document.Problems;
import org.gengfu.driver.Bus;
import org.gengfu.driver.DevicePlan;
import org.gengfu.driver.Driver;
import org.gengfu.driver.transport.BusLoop;
import org.gengfu.profile.ResolvedProfile;
import org.jspecify.annotations.Nullable;

/**
 * Round trip, loss and jitter to targets. A bus probes all its targets by itself and tells the
 * figures of each window, and at once when a target comes or goes; there is nothing to ask. May be
 * used from any thread.
 */
public final class LinkDriver implements Driver {
  @Override
  public String protocol() {
    return "link";
  }

  @Override
  public @Nullable BusSettings busSettings(MapNode node, Problems problems) {
    return new LinkSettings(node.string("id", "", problems));
  }

  @Override
  public @Nullable DevicePlan plan(
      ResolvedProfile profile, MapNode deviceSettings, BusSettings bus, Problems problems) {
    return LinkPlan.of(profile, deviceSettings, problems);
  }

  @Override
  public Bus open(BusSettings settings) {
    return new LinkBus(new BusLoop("link " + settings.key()).started(), Probers.system());
  }

  @Override
  public void close() {}

  /**
   * There is nothing to set, and several such buses do not disturb each other.
   *
   * @param id of the bus
   */
  private record LinkSettings(String id) implements BusSettings {
    @Override
    public String key() {
      return "link " + id;
    }
  }
}
