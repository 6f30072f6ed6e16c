package org.gengfu.profiletool.probe;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.gengfu.document.Mark;
import org.gengfu.document.Node;
import org.gengfu.document.Problems;
import org.gengfu.edge.pipeline.DevicePipeline;
import org.gengfu.profile.DeviceFacts;
import org.gengfu.profile.PollClass;
import org.gengfu.profile.ProfileLibrary;
import org.gengfu.profile.ResolvedPoint;
import org.gengfu.profile.ResolvedProfile;
import org.gengfu.profiletool.WrongCallException;

/**
 * A profile as a device makes it: what must be known of the device first (rows of its tables,
 * registers that count, its firmware) is asked, as the edge asks it. Stateless.
 */
public final class LiveProfile {
  /** Facts can depend on facts; deeper than this nobody builds devices. */
  private static final int MOST_ROUNDS = 6;

  private LiveProfile() {}

  /** The device does not say what must be known of it before its points are. */
  public static final class UnansweredException extends Exception {
    private static final long serialVersionUID = 1;

    UnansweredException(String message) {
      super(message);
    }
  }

  /**
   * The profile with all of its points.
   *
   * @throws WrongCallException when there is no such profile, or it does not fit the parameters
   * @throws UnansweredException when the device does not answer what is asked first
   */
  public static ResolvedProfile of(
      ProfileLibrary library, String id, Map<String, Node> params, Answers answers)
      throws UnansweredException {
    DeviceFacts facts = DeviceFacts.NONE;
    for (int round = 0; round < MOST_ROUNDS; round++) {
      ResolvedProfile profile = resolved(library, id, params, facts);
      if (profile.complete() && (round > 0 || profile.facts().isEmpty())) {
        return profile;
      }
      DeviceFacts said = asked(profile, answers);
      if (said.equals(DeviceFacts.NONE) || said.equals(facts)) {
        if (profile.complete()) {
          return profile;
        }
        List<String> names = profile.facts().stream().map(ResolvedPoint::id).toList();
        throw new UnansweredException(
            "the device does not answer what must be known first: " + String.join(", ", names));
      }
      facts = said;
    }
    throw new UnansweredException("what the device says of itself never comes to an end");
  }

  private static ResolvedProfile resolved(
      ProfileLibrary library, String id, Map<String, Node> params, DeviceFacts facts) {
    Problems problems = new Problems();
    Mark mark = new Mark("--profile", 1, 1);
    ResolvedProfile profile = library.resolve(id, params, null, facts, mark, problems);
    if (profile == null) {
      throw new WrongCallException(problems.toString().strip());
    }
    return profile;
  }

  private static DeviceFacts asked(ResolvedProfile profile, Answers answers) {
    DevicePipeline pipeline = new DevicePipeline(profile, "live");
    DeviceFacts[] said = {DeviceFacts.NONE};
    answers.ask(
        profile,
        List.of(PollClass.STATIC),
        (what, points, outcome) -> {
          DeviceFacts news = pipeline.accept(points, outcome, Instant.now()).facts();
          said[0] = news == null ? said[0] : news;
        });
    return said[0];
  }
}
