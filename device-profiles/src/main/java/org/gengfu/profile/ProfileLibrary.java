package org.gengfu.profile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.gengfu.document.Documents;
import org.gengfu.document.MapNode;
import org.gengfu.document.Mark;
import org.gengfu.document.Node;
import org.gengfu.document.Problems;
import org.gengfu.document.ScalarNode;
import org.gengfu.document.Suggestion;
import org.jspecify.annotations.Nullable;

/**
 * All profiles of some folders, linted. A profile with errors is left out and its errors are
 * reported; the others can be used. Files are read and profiles linted side by side, and reported
 * in the same order as if it were one after the other. For any thread: nothing in it changes.
 */
public final class ProfileLibrary {
  /** Most profile files in all folders together. */
  public static final int MAX_FILES = 5_000;

  private static final int MAX_DEPTH = 6;
  private static final Set<String> SKIPPED =
      Set.of("src", "target", "schema", "archetypes", "tool", "node_modules");

  private final Map<String, DeviceProfile> profiles;
  private final Map<String, String> aliases;
  private final Set<String> broken;
  private final Map<String, Written> written;
  private final List<Path> files;

  private ProfileLibrary(
      List<Path> files,
      Map<String, DeviceProfile> profiles,
      Map<String, String> aliases,
      Set<String> broken,
      Map<String, Written> written) {
    this.files = files;
    this.written = written;
    this.profiles = Collections.unmodifiableMap(profiles);
    this.aliases = aliases;
    this.broken = broken;
  }

  /** Loads every {@code *.yaml} below a folder, except below src, target and schema. */
  public static ProfileLibrary load(Path folder, Problems problems) {
    return load(List.of(folder), problems);
  }

  /** Loads every {@code *.yaml} below several folders; ids must be unique over all. */
  public static ProfileLibrary load(List<Path> folders, Problems problems) {
    return load(folders, false, problems);
  }

  /** The same; {@link #text} knows the characters of each file. */
  public static ProfileLibrary loadWithTexts(List<Path> folders, Problems problems) {
    return load(folders, true, problems);
  }

  private static ProfileLibrary load(List<Path> folders, boolean withTexts, Problems problems) {
    Map<String, MapNode> documents = new TreeMap<>();
    Set<String> broken = new java.util.TreeSet<>();
    Map<String, Written> written = new LinkedHashMap<>();
    List<Path> files = List.copyOf(files(folders, problems));
    for (Checked file : files.parallelStream().map(Checked::read).toList()) {
      written.put(file.path(), new Written(file.root(), withTexts ? file.text() : null));
      if (file.root() != null) {
        register(file.root(), documents, broken, file.problems());
      }
      pass(file.problems(), problems);
    }
    return link(files, documents, broken, written, problems);
  }

  /** A file that was read and checked against the schema; its root is null when it is no YAML. */
  private record Checked(
      String path, @Nullable MapNode root, @Nullable String text, Problems problems) {
    static Checked read(Path file) {
      Problems here = new Problems();
      String path = file.toString();
      String text = Documents.text(file, here);
      MapNode root = text == null ? null : Documents.parseShared(path, text, here);
      if (root != null) {
        ProfileSchema.check(root, here);
      }
      return new Checked(path, root, text, here);
    }
  }

  private record Written(@Nullable MapNode root, @Nullable String text) {}

  /** The files that were found, in the order in which they were loaded. */
  public List<Path> files() {
    return files;
  }

  /** A file as it is written, with or without errors, or null when it could not be read. */
  public @Nullable MapNode written(String file) {
    Written found = written.get(file);
    return found == null ? null : found.root();
  }

  /** The characters of such a file, when they were asked for, or null. */
  public @Nullable String text(String file) {
    Written found = written.get(file);
    return found == null ? null : found.text();
  }

  private static void register(
      MapNode root, Map<String, MapNode> documents, Set<String> broken, Problems here) {
    if (!(root.get("profile") instanceof ScalarNode id)) {
      return;
    }
    if (!here.isEmpty()) {
      broken.add(id.text());
      return;
    }
    MapNode earlier = documents.putIfAbsent(id.text(), root);
    if (earlier != null) {
      String message =
          "the profile \"" + id.text() + "\" stands already in " + earlier.mark().file();
      here.add(id.mark(), "DUPLICATE_KEY", message, "Give one of them another id");
    }
  }

  private static ProfileLibrary link(
      List<Path> files,
      Map<String, MapNode> documents,
      Set<String> broken,
      Map<String, Written> written,
      Problems problems) {
    Map<String, DeviceProfile> profiles = new LinkedHashMap<>();
    Map<String, String> aliases = new LinkedHashMap<>();
    List<Linked> all =
        documents.keySet().parallelStream().map(id -> Linked.of(id, documents)).toList();
    for (Linked linked : all) {
      String id = linked.id();
      if (linked.profile() == null || !linked.problems().isEmpty()) {
        broken.add(id);
      } else {
        profiles.put(id, linked.profile());
        linked
            .profile()
            .own()
            .strings("aliases", linked.problems())
            .forEach(alias -> aliases.put(alias, id));
      }
      pass(linked.problems(), problems);
    }
    return new ProfileLibrary(files, profiles, aliases, broken, written);
  }

  /** A profile with what it extends, linted; null when it extends what is not there. */
  private record Linked(String id, @Nullable DeviceProfile profile, Problems problems) {
    static Linked of(String id, Map<String, MapNode> documents) {
      Problems here = new Problems();
      Layers layers = Layers.of(id, documents, here);
      return new Linked(id, layers == null ? null : lint(layers, here), here);
    }
  }

  private static DeviceProfile lint(Layers layers, Problems problems) {
    MapNode own = layers.own();
    boolean mixin = own.flag("mixin", false, problems);
    if (mixin && layers.nearest("protocol") == null) {
      ResolvedProfile bare =
          new ResolvedProfile(
              own.string("profile", "", problems),
              own.string("version", "", problems),
              own.string("kind", "", problems),
              own.texts("title", problems),
              "",
              "",
              false,
              "",
              new OtherProtocol(""),
              Map.of(),
              List.of(),
              List.of());
      return new DeviceProfile(layers, bare, List.of());
    }
    Map<String, Operand> parameters =
        new Parameters(layers, problems).read(Map.of(), own.mark(), true);
    FactBook specimen = new FactBook(DeviceFacts.NONE, true);
    Resolver resolver = new Resolver(layers, parameters, null, specimen, problems);
    ResolvedProfile standard = resolver.resolve();
    return new DeviceProfile(layers, standard, resolver.tests());
  }

  private static void pass(Problems from, Problems to) {
    from.list().forEach(p -> to.add(p.mark(), p.code(), p.message(), p.fix()));
    from.warnings().forEach(p -> to.warn(p.mark(), p.code(), p.message(), p.fix()));
  }

  /** The profile files below folders, in the order in which they are loaded. */
  public static List<Path> files(List<Path> folders, Problems problems) {
    List<Path> files = new java.util.ArrayList<>();
    for (Path folder : folders) {
      Mark mark = new Mark(folder.toString(), 1, 1);
      try (Stream<Path> walk = Files.walk(folder, MAX_DEPTH)) {
        walk.filter(path -> path.toString().endsWith(".yaml"))
            .filter(path -> !skipped(folder.relativize(path)))
            .sorted()
            .limit(MAX_FILES + 1L)
            .forEach(files::add);
      } catch (IOException | UncheckedIOException e) {
        String message =
            "the folder of profiles cannot be read (" + e.getClass().getSimpleName() + ")";
        problems.add(mark, "UNREADABLE", message, "Check the path and its rights");
      }
      if (files.size() > MAX_FILES) {
        String message = "there are more than " + MAX_FILES + " profiles";
        problems.add(mark, "TOO_LARGE", message, "Keep those that are used");
        return files.subList(0, MAX_FILES);
      }
    }
    return files;
  }

  private static boolean skipped(Path relative) {
    for (int i = 0; i < relative.getNameCount() - 1; i++) {
      String name = relative.getName(i).toString();
      if (SKIPPED.contains(name) || name.startsWith(".")) {
        return true;
      }
    }
    return false;
  }

  /** The profile with this id or alias, or null. */
  public @Nullable DeviceProfile find(String id) {
    DeviceProfile profile = profiles.get(id);
    return profile != null ? profile : profiles.get(aliases.getOrDefault(id, id));
  }

  /** All profiles that are without errors, by id. */
  public Collection<DeviceProfile> all() {
    return profiles.values();
  }

  /** Makes a profile ready for a device of which nothing is known yet. */
  public @Nullable ResolvedProfile resolve(
      String id,
      Map<String, Node> params,
      @Nullable MapNode overrides,
      Mark askedAt,
      Problems problems) {
    return resolve(id, params, overrides, DeviceFacts.NONE, askedAt, problems);
  }

  /**
   * Makes a profile ready for one device.
   *
   * @param id id or alias of the profile
   * @param params the device's parameters by name
   * @param overrides the device's own settings, of which this reads {@code thresholds}, {@code
   *     polling}, {@code points} and {@code level}; the caller closes the map
   * @param facts what the device said of itself
   * @param askedAt where the device stands, for what is missing
   * @return null after a problem
   */
  public @Nullable ResolvedProfile resolve(
      String id,
      Map<String, Node> params,
      @Nullable MapNode overrides,
      DeviceFacts facts,
      Mark askedAt,
      Problems problems) {
    DeviceProfile profile = find(id);
    if (profile == null) {
      boolean known = broken.contains(id);
      String message = known ? "has errors, see above" : "is not known";
      String fix = known ? "Correct the profile" : Suggestion.among(id, profiles.keySet());
      problems.add(askedAt, "UNKNOWN_PROFILE", "the profile \"" + id + "\" " + message, fix);
      return null;
    }
    if (profile.mixin()) {
      String message = "the profile \"" + id + "\" is only there to be extended";
      problems.add(askedAt, "MEANINGLESS", message, "Use a profile that extends it");
      return null;
    }
    Problems here = new Problems();
    Map<String, Operand> parameters =
        new Parameters(profile.layers(), here).read(params, askedAt, false);
    ResolvedProfile resolved =
        here.isEmpty()
            ? new Resolver(
                    profile.layers(), parameters, overrides, new FactBook(facts, false), here)
                .resolve()
            : null;
    if (profile.own().flag("deprecated", false, here)) {
      String instead = profile.own().string("replacedBy", "", here);
      String fix = instead.isEmpty() ? "" : "Use " + instead;
      here.warn(askedAt, "DEPRECATED", "the profile \"" + id + "\" is deprecated", fix);
    }
    pass(here, problems);
    return here.isEmpty() ? resolved : null;
  }
}
