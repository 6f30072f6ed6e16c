package org.gengfu.sim;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import org.gengfu.document.Documents;
import org.gengfu.document.MapNode;
import org.gengfu.document.Problems;
import org.gengfu.profile.ProfileLibrary;
import org.gengfu.sim.face.FaceMaker;
import org.gengfu.sim.hall.HallMaker;
import org.gengfu.sim.physics.MachineRoomMaker;
import org.gengfu.sim.station.StationMaker;
import org.gengfu.sim.world.Seat;
import org.gengfu.sim.world.StillWorld;
import org.gengfu.sim.world.World;
import org.gengfu.sim.world.WorldMaker;
import org.jspecify.annotations.Nullable;

/** Reads a room file. It opens nothing but the file and the profiles that it names. */
final class RoomReader {
  private static final int MOST_PORTS = 500;
  private static final List<WorldMaker> WORLDS =
      List.of(new MachineRoomMaker(), new HallMaker(), new StationMaker(), new StillWorld());

  /** The worlds of this module and those of modules beside it. */
  private final List<WorldMaker> worlds = new ArrayList<>(WORLDS);

  private final Problems problems;
  private final Path folder;
  private final Map<String, FaceMaker> makers = new TreeMap<>();

  private RoomReader(Path file, Problems problems) {
    this.problems = problems;
    Path parent = file.toAbsolutePath().getParent();
    folder = parent == null ? Path.of("/") : parent;
    for (FaceMaker maker : ServiceLoader.load(FaceMaker.class)) {
      makers.put(maker.protocol(), maker);
    }
    ServiceLoader.load(WorldMaker.class).forEach(worlds::add);
  }

  /** The settings, or null after a problem. */
  static @Nullable RoomSettings read(Path file, Problems problems) {
    MapNode root = Documents.load(file, problems);
    if (root == null) {
      return null;
    }
    RoomSettings settings = new RoomReader(file, problems).room(root);
    return problems.isEmpty() ? settings : null;
  }

  private RoomSettings room(MapNode root) {
    String name = root.string("room", "room", problems);
    Problems profileProblems = new Problems();
    ProfileLibrary profiles = ProfileLibrary.load(profileFolders(root), profileProblems);
    WorldMaker maker = worldMaker(root);
    List<PortSettings> ports = ports(root);
    List<DeviceSettings> devices =
        new DeviceReader(ports, profiles, profileProblems, maker, folder, problems).read(root);
    List<Seat> seats = devices.stream().map(DeviceSettings::seat).toList();
    MapNode physics = root.map("physics", problems);
    World world =
        maker.make(physics == null ? MapNode.empty(root.mark()) : physics, seats, problems);
    int entries =
        (int) root.whole("ledgerEntries", Ledger.DEFAULT_ENTRIES, 1, Ledger.MOST_ENTRIES, problems);
    root.close(problems);
    return new RoomSettings(name, world, ports, devices, entries);
  }

  private List<Path> profileFolders(MapNode root) {
    List<Path> folders = new ArrayList<>();
    for (String path : root.strings("profiles", problems)) {
      folders.add(folder.resolve(path).normalize());
    }
    if (root.require("profiles", problems) && folders.isEmpty()) {
      problems.add(root.valueMark("profiles"), "EMPTY", "no profile folder is named", "Name one");
    }
    return folders;
  }

  private WorldMaker worldMaker(MapNode root) {
    String wanted = root.string("world", worlds.getFirst().name(), problems);
    for (WorldMaker maker : worlds) {
      if (maker.name().equals(wanted)) {
        return maker;
      }
    }
    List<String> names = worlds.stream().map(WorldMaker::name).toList();
    String message = "there is no world \"" + wanted + "\"; there are " + names;
    problems.add(root.valueMark("world"), "UNKNOWN_WORLD", message, "Choose one");
    return worlds.getFirst();
  }

  private List<PortSettings> ports(MapNode root) {
    root.require("ports", problems);
    List<PortSettings> ports = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (MapNode node : root.maps("ports", problems)) {
      String id = node.string("id", problems);
      if (id == null) {
        continue;
      }
      if (!ids.add(id)) {
        problems.add(node.valueMark("id"), "DUPLICATE", "two ports are called " + id, "Rename one");
      }
      FaceMaker maker = maker(node);
      if (maker != null) {
        maker.check(node, problems);
        node.close(problems);
        ports.add(new PortSettings(id, maker, node));
      }
    }
    if (ports.size() > MOST_PORTS) {
      problems.add(root.valueMark("ports"), "TOO_MANY", "more than " + MOST_PORTS + " ports", "");
    }
    return ports;
  }

  private @Nullable FaceMaker maker(MapNode port) {
    String protocol = port.string("protocol", "modbus", problems);
    FaceMaker maker = makers.get(protocol);
    if (maker == null) {
      String message = "nothing here speaks \"" + protocol + "\"; there are " + makers.keySet();
      String fix = "Choose one, or put the jar of its simulator on the class path";
      problems.add(port.valueMark("protocol"), "UNKNOWN_PROTOCOL", message, fix);
    }
    return maker;
  }
}
