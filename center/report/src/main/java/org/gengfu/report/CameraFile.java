package org.gengfu.report;

import java.util.List;
import org.gengfu.core.availability.report.Subject;

/**
 * What a report says of a camera beside its time.
 *
 * @param code its own, also the id of {@code subject}
 * @param name for people
 * @param subject as it is counted: groups, party that answers for it, weight
 * @param site where it stands
 * @param district of that place
 * @param owner who owns it
 * @param items contract items that pay for it
 * @param address on the network, empty when it is not told
 */
public record CameraFile(
    String code,
    String name,
    Subject subject,
    String site,
    String district,
    String owner,
    List<String> items,
    String address) {
  public CameraFile {
    items = List.copyOf(items);
    if (!code.equals(subject.id())) {
      throw new IllegalArgumentException(
          "camera " + code + " is counted under another id: " + subject.id());
    }
  }
}
