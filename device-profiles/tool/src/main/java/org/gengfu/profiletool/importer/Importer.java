package org.gengfu.profiletool.importer;

import java.util.List;

/** Reads one form of device description. Stateless; any thread. */
interface Importer {
  /** The word that names the form on the command line. */
  String kind();

  /** One line about the form and its own options. */
  String usage();

  /** Licence of the form's public collection, as it is stamped when the file names none. */
  String usualLicence();

  /**
   * Reads files into a profile.
   *
   * @throws ImportException when nothing can be made of them
   */
  Draft read(List<SourceFile> files, ImportOptions options, LossReport report)
      throws ImportException;
}
