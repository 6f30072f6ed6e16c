package org.gengfu.sim.line;

/** The operating system refused something about a pseudo terminal. */
public final class PtyException extends RuntimeException {
  private static final long serialVersionUID = 1;
  private final int errno;

  PtyException(String what, int errno) {
    super(what + " failed, errno " + errno);
    this.errno = errno;
  }

  public int errno() {
    return errno;
  }
}
