package org.gengfu.edge.outbox;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * The one folder that an outbox lives in. Two kinds: {@link FolderDisk} and, in tests, one in
 * memory that fills up, tears and forgets. Any thread may call it.
 */
public interface Disk extends AutoCloseable {
  /** Names of all files, in no order. */
  List<String> names() throws IOException;

  /** Opens a file for reading and writing, making it when it is not there. */
  DiskFile open(String name) throws IOException;

  /** Deletes a file; a missing one is no failure. */
  void delete(String name) throws IOException;

  /** Bytes that may still be written before the file system is full. */
  long usableBytes() throws IOException;

  @Override
  void close();

  /**
   * One open file; buffers that it is given have an array. Writes come from one thread at a time;
   * reads may come from others meanwhile.
   */
  interface DiskFile extends AutoCloseable {
    /** Writes the whole buffer; after a failure the content past {@code position} is not known. */
    void write(ByteBuffer bytes, long position) throws IOException;

    /** Reads into the buffer until it is full or the file ends; returns the number of bytes. */
    int read(ByteBuffer bytes, long position) throws IOException;

    /** Length in bytes. */
    long size() throws IOException;

    /** Cuts the file. */
    void truncate(long size) throws IOException;

    /** Returns when everything written so far survives a loss of power. */
    void force() throws IOException;

    @Override
    void close();
  }
}
