package org.gengfu.driver;

import org.gengfu.document.MapNode;
import org.gengfu.document.Problems;
import org.gengfu.profile.ResolvedProfile;
import org.jspecify.annotations.Nullable;

/**
 * A protocol. Found by {@link java.util.ServiceLoader}; stateless until a bus is opened. Checking
 * settings opens no connection.
 */
public interface Driver extends AutoCloseable {
  /** Name as profiles and configuration write it, e.g. {@code modbus}. */
  String protocol();

  /**
   * Reads and checks the settings of a bus (transport, host and port or serial port, timing).
   *
   * @return the settings, or null after problems were reported
   */
  @Nullable BusSettings busSettings(MapNode node, Problems problems);

  /**
   * Plans one device of this protocol: reads and checks its address settings (unit id) and lays out
   * its questions.
   *
   * @return the plan, or null after problems were reported
   */
  @Nullable DevicePlan plan(
      ResolvedProfile profile, MapNode deviceSettings, BusSettings bus, Problems problems);

  /** Makes a bus. Connects lazily, at its first question. */
  Bus open(BusSettings settings);

  /** Ends the driver's shared threads; its buses must be closed before. */
  @Override
  void close();

  /** Checked settings of a bus; each driver has its own record. */
  interface BusSettings {
    /**
     * Two settings with the same key speak of the same physical bus, which may have one owner only.
     */
    String key();
  }
}
