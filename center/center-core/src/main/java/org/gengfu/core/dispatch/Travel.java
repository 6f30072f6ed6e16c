package org.gengfu.core.dispatch;

/** How long a way takes. Implementations give the same answer as long as one problem lives. */
public interface Travel {
  /** Milliseconds that a way takes in the mean. */
  long typicalMillis(Spot from, Spot to);

  /** Milliseconds within which nine of ten such ways are done; at least the typical ones. */
  long ninetiethMillis(Spot from, Spot to);
}
