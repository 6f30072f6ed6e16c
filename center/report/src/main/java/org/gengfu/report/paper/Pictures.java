package org.gengfu.report.paper;

/** Whoever has the pictures of a paper. Called by the thread that writes it; it may block. */
@FunctionalInterface
public interface Pictures {
  /** Nobody has any. */
  Pictures NONE = id -> new Got.Lost("not kept", "没有保存");

  /** A picture by its photograph's id, or why it cannot be shown. */
  Got picture(String id);

  /** What came of asking. */
  sealed interface Got {
    /**
     * A picture, scaled for paper.
     *
     * @param jpeg the file
     * @param width in pixels
     * @param height in pixels
     */
    @SuppressWarnings("ArrayRecordComponent") // read once, written to a file
    record There(byte[] jpeg, int width, int height) implements Got {}

    /** It cannot be shown; the paper says so in its place. */
    record Lost(String english, String chinese) implements Got {}
  }
}
