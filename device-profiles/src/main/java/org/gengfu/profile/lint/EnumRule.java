package org.gengfu.profile.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gengfu.document.MapNode;
import org.gengfu.document.Mark;
import org.gengfu.document.ScalarNode;

/** One enumeration has one definition: the same words never mean different raw values. */
final class EnumRule implements NodeRule {
  private static final int MIN_WORDS = 2;

  private record Known(String name, Mark mark, Map<String, String> raws, boolean named) {}

  @Override
  public void check(ProfileFile file, Findings findings) {
    List<Known> known = new ArrayList<>();
    if (file.root().get("enums") instanceof MapNode enums) {
      for (String name : enums.keys()) {
        if (enums.get(name) instanceof MapNode map) {
          known.add(new Known(name, enums.keyMark(name), raws(map), true));
        }
      }
    }
    Points.each(
        file.root(),
        point -> {
          if (point.spec().get("enum") instanceof MapNode map) {
            Known here = new Known(point.id(), point.spec().keyMark("enum"), raws(map), false);
            known.add(here);
          }
        });
    for (int i = 0; i < known.size(); i++) {
      compare(known.subList(0, i), known.get(i), findings);
    }
  }

  /** Raw values as they are written, by word. */
  private static Map<String, String> raws(MapNode map) {
    Map<String, String> raws = new TreeMap<>();
    for (String raw : map.keys()) {
      if (map.get(raw) instanceof MapNode label && label.get("id") instanceof ScalarNode word) {
        raws.merge(word.text(), raw, (a, b) -> a + "," + b);
      }
    }
    return raws;
  }

  private static void compare(List<Known> earlier, Known here, Findings findings) {
    for (Known other : earlier) {
      if (here.raws().size() < MIN_WORDS || !other.raws().keySet().equals(here.raws().keySet())) {
        continue;
      }
      String where = "\"" + other.name() + "\" of line " + other.mark().line();
      if (!other.raws().equals(here.raws())) {
        String message =
            "\"" + here.name() + "\" gives the words of " + where + " other raw values";
        String fix = "If both are right, give the words of one of them other names";
        findings.warning(here.mark(), "ENUM_TWICE", message, fix);
        return;
      }
      if (!here.named()) {
        String message = "\"" + here.name() + "\" repeats the enumeration of " + where;
        String fix =
            other.named()
                ? "Write enum: " + other.name()
                : "Name it once under enums: and use that";
        findings.hint(here.mark(), "ENUM_TWICE", message, fix);
        return;
      }
    }
  }
}
