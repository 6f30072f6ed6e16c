package org.gengfu.profiletool.importer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The modules of an import with those that they import, looked for in folders; resolves names to
 * object identifiers and types. The roots of SNMP are built in. For one thread.
 */
final class MibSet {
  /** Most files that are looked through in the folders. */
  static final int MAX_FILES = 10_000;

  /** Most steps from an object to the root. */
  private static final int MAX_DEPTH = 64;

  private static final Map<String, String> ROOTS = roots();

  private final Map<String, MibModule> modules = new LinkedHashMap<>();
  private final Map<String, Path> elsewhere = new HashMap<>();
  private final Set<String> missing = new HashSet<>();

  private static Map<String, String> roots() {
    Map<String, String> roots = new HashMap<>();
    String[] words =
        ("ccitt 0|iso 1|joint-iso-ccitt 2|org 1.3|dod 1.3.6|internet 1.3.6.1|directory 1.3.6.1.1|mgmt 1.3.6.1.2"
                + "|mib-2 1.3.6.1.2.1|mib 1.3.6.1.2.1|system 1.3.6.1.2.1.1|interfaces 1.3.6.1.2.1.2|at 1.3.6.1.2.1.3|ip 1.3.6.1.2.1.4"
                + "|transmission 1.3.6.1.2.1.10|snmp 1.3.6.1.2.1.11|ifMIB 1.3.6.1.2.1.31|experimental 1.3.6.1.3"
                + "|private 1.3.6.1.4|enterprises 1.3.6.1.4.1|security 1.3.6.1.5|snmpV2 1.3.6.1.6|snmpDomains 1.3.6.1.6.1"
                + "|snmpProxys 1.3.6.1.6.2|snmpModules 1.3.6.1.6.3|snmpTraps 1.3.6.1.6.3.1.1.5"
                + "|ifEntry 1.3.6.1.2.1.2.2.1|ifIndex 1.3.6.1.2.1.2.2.1.1|sysUpTime 1.3.6.1.2.1.1.3")
            .split("\\|");
    for (String word : words) {
      roots.put(word.substring(0, word.indexOf(' ')), word.substring(word.indexOf(' ') + 1));
    }
    return roots;
  }

  /** Adds the modules of a text; the names of those that are new. */
  List<String> add(String file, String text) throws ImportException {
    List<String> names = new ArrayList<>();
    for (MibText.Module module : MibText.modules(file, text)) {
      modules.putIfAbsent(module.name(), MibParser.parse(file, module));
      names.add(module.name());
    }
    return names;
  }

  /** Remembers which modules the files of a folder hold. */
  void folder(Path folder) throws ImportException {
    try (Stream<Path> walk = Files.walk(folder, 6)) {
      for (Path path : walk.filter(Files::isRegularFile).sorted().limit(MAX_FILES).toList()) {
        String name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
        if (name.matches("[^.].*?(\\.(mib|my|txt|smi|smiv2|asn1?))?")
            && Files.size(path) < SourceFile.MAX_BYTES) {
          for (String module : MibText.names(SourceFile.load(path).text())) {
            elsewhere.putIfAbsent(module, path);
          }
        }
      }
    } catch (IOException e) {
      throw new ImportException(folder + ": the folder of --mibs cannot be read. Check the path");
    }
  }

  /** The module, or null when no file has it. */
  @Nullable MibModule module(String name) throws ImportException {
    MibModule known = modules.get(name);
    Path path = elsewhere.get(name);
    if (known == null && path != null && !missing.contains(name)) {
      add(String.valueOf(path.getFileName()), SourceFile.load(path).text());
      known = modules.get(name);
    }
    if (known == null) {
      missing.add(name);
    }
    return known;
  }

  /** Modules that were asked for and not found. */
  Set<String> missing() {
    return Set.copyOf(missing);
  }

  /** The object identifier of a definition. */
  String oid(MibModule module, MibObject object) throws ImportException {
    return oid(module, object, 0);
  }

  private String oid(MibModule module, MibObject object, int depth) throws ImportException {
    List<String> place = object.place();
    if (place.isEmpty() || depth > MAX_DEPTH) {
      String why = depth > MAX_DEPTH ? "leads in a circle" : "is empty";
      throw ImportException.at(
          module.file(), object.line(), object.name() + ": its identifier " + why);
    }
    String first = place.getFirst();
    String start = first.matches("[0-9]+") ? first : named(module, object, first, depth);
    StringBuilder oid = new StringBuilder(start);
    String before = first;
    for (String part : place.subList(1, place.size())) {
      boolean number = part.matches("[0-9]+");
      if (!number && !ROOTS.containsKey(part)) {
        throw ImportException.at(
            module.file(),
            object.line(),
            object.name() + ": \"" + part + "\" behind \"" + before + "\" has no number");
      }
      if (number) {
        oid.append('.').append(part);
      } else {
        oid = new StringBuilder(ROOTS.getOrDefault(part, ""));
      }
      before = part;
    }
    return oid.toString();
  }

  private String named(MibModule module, MibObject object, String name, int depth)
      throws ImportException {
    MibModule home = home(module, name);
    if (home != null) {
      MibObject parent = home.objects().get(name);
      if (parent != null && parent != object) {
        return oid(home, parent, depth + 1);
      }
    }
    String root = ROOTS.get(name);
    if (root != null) {
      return root;
    }
    String from = module.imports().get(name);
    String fix =
        from == null
            ? "is neither defined nor imported in " + module.name()
            : "comes from "
                + from
                + ", which no file has. Put it into a folder and say --mibs FOLDER";
    throw ImportException.at(
        module.file(), object.line(), object.name() + ": \"" + name + "\" " + fix);
  }

  /** The module that defines a name as this module sees it, or null. */
  @Nullable MibModule home(MibModule module, String name) throws ImportException {
    if (module.objects().containsKey(name) || module.types().containsKey(name)) {
      return module;
    }
    String from = module.imports().get(name);
    return from == null ? null : module(from);
  }

  /** The object of a name as this module sees it, or null. */
  @Nullable MibObject object(MibModule module, String name) throws ImportException {
    MibModule home = home(module, name);
    return home == null ? null : home.objects().get(name);
  }

  /** The textual convention or type of a name as this module sees it, or null. */
  @Nullable MibObject type(MibModule module, String name) throws ImportException {
    MibModule home = home(module, name);
    return home == null ? null : home.types().get(name);
  }
}
