package org.gengfu.profile.lint;

/** A rule that looks at a profile as it is written; it also runs when the profile has errors. */
interface NodeRule {
  void check(ProfileFile file, Findings findings);
}
