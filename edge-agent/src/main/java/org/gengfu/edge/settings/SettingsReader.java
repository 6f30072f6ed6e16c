package org.gengfu.edge.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gengfu.document.Documents;
import org.gengfu.document.MapNode;
import org.gengfu.document.Problems;
import org.gengfu.driver.Driver;
import org.gengfu.edge.outbox.OutboxSettings;
import org.gengfu.edge.uplink.UplinkSettings;
import org.gengfu.profile.ProfileLibrary;
import org.jspecify.annotations.Nullable;

/**
 * Reads and checks {@code edge.yaml} and the profiles that it names. Opens no connection. One
 * thread at a time.
 */
public final class SettingsReader {
  private final Map<String, Driver> drivers;
  private final Overrides overrides;

  /**
   * @param drivers by protocol
   */
  public SettingsReader(Map<String, Driver> drivers, Overrides overrides) {
    this.drivers = Map.copyOf(drivers);
    this.overrides = overrides;
  }

  /** The settings, or null after problems were reported. */
  public @Nullable EdgeSettings read(Path file, Problems problems) {
    MapNode root = Documents.load(file, problems);
    if (root == null) {
      return null;
    }
    Path folder = folderOf(file);
    String written = Names.read(root, "edge", problems);
    String edge = overrides.edge() == null ? written : overrides.edge();
    OutboxReader outboxReader = new OutboxReader(root, folder, problems);
    Path outboxFolder = outboxReader.folder();
    OutboxSettings outbox = outboxReader.bounds();
    UplinkSettings uplink =
        new UplinkReader(folder, overrides, problems)
            .read(root, edge == null ? "?" : edge, outboxFolder);
    int port = statusPort(root, problems);
    List<Path> profiles = profileFolders(root, folder, problems);
    ProfileLibrary library = ProfileLibrary.load(real(profiles), problems);
    BusReader reader = new BusReader(drivers, library, problems);
    List<BusSetup> buses = reader.read(root);
    root.close(problems);
    if (!problems.isEmpty() || edge == null || uplink == null) {
      return null;
    }
    List<Path> watched = new ArrayList<>(profiles);
    watched.add(file);
    return new EdgeSettings(edge, uplink, outboxFolder, outbox, port, buses, watched);
  }

  private static int statusPort(MapNode root, Problems problems) {
    MapNode node = root.map("status", problems);
    if (node == null) {
      return 0;
    }
    int port = (int) node.whole("port", 0, 0, 65_535, problems);
    node.close(problems);
    return port;
  }

  private static List<Path> profileFolders(MapNode root, Path folder, Problems problems) {
    List<Path> folders = new ArrayList<>();
    for (String name : root.strings("profiles", problems)) {
      Path path = folder.resolve(name).normalize();
      if (Files.isDirectory(path)) {
        folders.add(path);
      } else {
        problems.add(
            root.valueMark("profiles"),
            "NO_FOLDER",
            "the profile folder " + path + " does not exist",
            "Paths are relative to this file");
      }
    }
    return folders;
  }

  /** A walk does not enter a folder that is a link. */
  private static List<Path> real(List<Path> folders) {
    List<Path> real = new ArrayList<>();
    for (Path folder : folders) {
      try {
        real.add(folder.toRealPath());
      } catch (IOException e) {
        real.add(folder);
      }
    }
    return real;
  }

  private static Path folderOf(Path file) {
    Path folder = file.toAbsolutePath().normalize().getParent();
    return folder == null ? file.toAbsolutePath() : folder;
  }
}
