package org.gengfu.profile.lint;

import org.gengfu.profile.DeviceProfile;

/** A rule that looks at a profile that the loader took. */
interface ModelRule {
  void check(DeviceProfile profile, ProfileFile file, Findings findings);
}
