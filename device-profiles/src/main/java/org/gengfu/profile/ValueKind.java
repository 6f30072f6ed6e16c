package org.gengfu.profile;

/** The type of a point's values. */
public enum ValueKind {
  REAL,
  WHOLE,
  FLAG,
  TEXT
}
