package org.gengfu.edge.settings;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.gengfu.document.MapNode;
import org.gengfu.document.Problems;
import org.gengfu.profile.DeviceProfile;
import org.gengfu.profile.ProfileLibrary;

/**
 * Tells whether profiles, with all that they extend, still say the same. Comments and blanks do not
 * count. For one thread.
 */
final class ProfileFingerprint {
  private final ProfileLibrary library;
  private final Map<String, String> contents = new HashMap<>();
  private final Map<String, Set<String>> parents = new HashMap<>();

  ProfileFingerprint(ProfileLibrary library) {
    this.library = library;
  }

  String of(Collection<String> profiles) {
    Set<String> all = new TreeSet<>();
    profiles.forEach(id -> gather(id, all));
    StringBuilder text = new StringBuilder();
    all.forEach(id -> text.append(id).append('=').append(contents.get(id)).append('\n'));
    return text.toString();
  }

  private void gather(String id, Set<String> into) {
    DeviceProfile profile = library.find(id);
    if (profile == null || !into.add(profile.id())) {
      return;
    }
    read(profile);
    parents.getOrDefault(profile.id(), Set.of()).forEach(parent -> gather(parent, into));
  }

  private void read(DeviceProfile profile) {
    if (contents.containsKey(profile.id())) {
      return;
    }
    Problems ignored = new Problems();
    MapNode root = library.written(profile.mark().file());
    contents.put(profile.id(), Digest.of(Fingerprint.of(root)));
    if (root != null) {
      parents.put(profile.id(), Set.copyOf(root.strings("extends", ignored)));
    }
  }
}
