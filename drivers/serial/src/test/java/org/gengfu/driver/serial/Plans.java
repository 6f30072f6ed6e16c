package org.gengfu.driver.serial;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.gengfu.document.Documents;
import org.gengfu.document.MapNode;
import org.gengfu.document.Mark;
import org.gengfu.document.Problems;
import org.gengfu.driver.Driver;
import org.gengfu.profile.DeviceFacts;
import org.gengfu.profile.ProfileLibrary;
import org.gengfu.profile.ResolvedProfile;

/** Devices for tests, of profiles that are shipped or stand among the test's resources. */
final class Plans {
  private static final Problems PROBLEMS = new Problems();
  private static final ProfileLibrary LIBRARY = library();

  private Plans() {}

  private static ProfileLibrary library() {
    try {
      Path own = Path.of(Plans.class.getResource("/profiles").toURI());
      return ProfileLibrary.load(List.of(Profiles.folder(), own), PROBLEMS);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A profile ready for a device that sets no parameter. */
  static ResolvedProfile profile(String id) {
    Problems problems = new Problems();
    ResolvedProfile profile =
        LIBRARY.resolve(id, Map.of(), null, DeviceFacts.NONE, new Mark("test", 1, 1), problems);
    if (profile == null) {
      throw new AssertionError(problems + "\n" + PROBLEMS);
    }
    return profile;
  }

  /** A device with the standard address. */
  static SerialPlan of(String profile, Driver.BusSettings settings) {
    return of(profile, settings, "id: device");
  }

  /** A device with settings as edge.yaml has them. */
  static SerialPlan of(String profile, Driver.BusSettings settings, String yaml) {
    Problems problems = new Problems();
    MapNode node = Documents.parse("device", yaml, problems);
    SerialPlan plan = SerialPlan.of(profile(profile), node, (SerialSettings) settings, problems);
    if (plan == null) {
      throw new AssertionError(problems);
    }
    return plan;
  }
}
