package org.gengfu.profiletool.scaffold;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import org.gengfu.document.Suggestion;
import org.gengfu.profile.lint.Archetype;
import org.gengfu.profile.lint.Archetypes;
import org.gengfu.profiletool.Arguments;
import org.gengfu.profiletool.Subcommand;
import org.gengfu.profiletool.WrongCallException;

/** {@code profile new}: a profile out of an archetype, to be filled with addresses. */
public final class NewCommand implements Subcommand {
  @Override
  public String name() {
    return "new";
  }

  @Override
  public String usage() {
    return """
    new KIND [--protocol modbus] [--id my-device] [--out FILE]
      KIND        %s
      --protocol  what the device speaks; the kind's usual one when absent
      --id        the profile's id; KIND-PROTOCOL when absent
      --out       the file, which must not be there yet; <id>.yaml when absent, - for the screen
    """
        .formatted(String.join(", ", Archetypes.WORDS));
  }

  @Override
  public int run(List<String> arguments, PrintStream out, PrintStream err) {
    Arguments call = Arguments.parse(arguments, Set.of("protocol", "id", "out"), Set.of());
    if (call.words().size() != 1) {
      throw new WrongCallException("name one kind of " + String.join(", ", Archetypes.WORDS));
    }
    String word = call.words().getFirst();
    Archetype archetype =
        Archetypes.named(word)
            .orElseThrow(() ->
                new WrongCallException(
                    "no archetype \"" + word + "\". " + Suggestion.among(word, Archetypes.WORDS)));
    String protocol = call.value("protocol").orElse(archetype.protocols().getFirst());
    if (!Scaffold.speaks(protocol)) {
      throw new WrongCallException(
          "no scaffold for the protocol "
              + protocol
              + "; usual for this kind: "
              + String.join(", ", archetype.protocols()));
    }
    String id = call.value("id").orElse(word + "-" + protocol);
    String target = call.value("out").orElse(id + ".yaml");
    Path file = Path.of(target);
    String text = new Scaffold(archetype, id, protocol, schema(file, protocol)).text();
    if (target.equals("-")) {
      out.print(text);
      return FINE;
    }
    try {
      Files.writeString(file, text, StandardOpenOption.CREATE_NEW);
    } catch (FileAlreadyExistsException e) {
      throw new WrongCallException(file + " is there already");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    out.println("wrote " + file);
    out.println("next: fill in what says FILL-IN, then ./gengfu profile lint " + file);
    return FINE;
  }

  /** The editor's schema as it is seen from a new profile. */
  public static String schema(Path file, String protocol) {
    String name = "schema/editor/profile-" + protocol + ".json";
    String root = System.getProperty("gengfu.root");
    Path parent = file.toAbsolutePath().normalize().getParent();
    if (root == null || parent == null) {
      return "../" + name;
    }
    Path schema = Path.of(root).toAbsolutePath().resolve("device-profiles").resolve(name);
    return parent.relativize(schema.normalize()).toString().replace('\\', '/');
  }
}
