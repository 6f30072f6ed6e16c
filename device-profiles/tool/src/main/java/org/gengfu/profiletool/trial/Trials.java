package org.gengfu.profiletool.trial;

import java.io.IOException;
import java.util.Map;
import org.gengfu.document.Problems;
import org.gengfu.profile.DeviceProfile;
import org.gengfu.profile.ProfileLibrary;
import org.gengfu.profile.ResolvedProfile;
import org.jspecify.annotations.Nullable;

/** What others ask of tests: does a profile pass, and what does it look like whole. One thread. */
public final class Trials {
  private final ProfileLibrary library;
  private final ProfileTrial trial;

  /** Tests profiles of a library. */
  public Trials(ProfileLibrary library) {
    this.library = library;
    this.trial = new ProfileTrial(library);
  }

  /** True when something was tested and nothing was wrong. */
  public boolean passes(DeviceProfile profile) throws IOException {
    Verdict verdict = trial.test(profile);
    return verdict.wrongCount() == 0 && verdict.rightCount() > 0;
  }

  /** The profile of a device that says of itself what such devices usually say, or null. */
  public @Nullable ResolvedProfile whole(DeviceProfile profile, Map<String, String> params) {
    Problems problems = new Problems();
    Facts.Whole whole = Facts.resolve(library, profile.id(), ProfileTrial.nodes(params), problems);
    return whole == null ? null : whole.profile();
  }
}
