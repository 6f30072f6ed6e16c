package org.gengfu.profile;

/** How often a point is asked for; a profile gives each class its period, a site may change it. */
public enum PollClass {
  FAST,
  NORMAL,
  SLOW,
  /** Once after each connect. */
  STATIC,
  /** Only when somebody asks. */
  ON_DEMAND
}
