package org.gengfu.profile.lint;

import java.util.List;
import org.gengfu.document.MapNode;

/**
 * A profile as it is written.
 *
 * @param path as it is shown to people
 * @param source its characters
 * @param root its nodes
 * @param places every node with the way to it, parents first
 */
record ProfileFile(String path, SourceText source, MapNode root, List<Place> places) {
  static ProfileFile of(String path, SourceText source, MapNode root) {
    return new ProfileFile(path, source, root, Place.all(root));
  }
}
