package org.gengfu.profile.opcua;

import java.util.List;

/** Where a node lies, free of namespace indices. */
public sealed interface NodeAddress {
  /** Namespace of the standard's own nodes (OPC 10000-6, annex A), index 0 in every server. */
  String STANDARD = "http://opcfoundation.org/UA/";

  /** Objects folder, {@code i=85}. */
  Id OBJECTS = new Id(STANDARD, IdKind.NUMBER, "85");

  /** Kinds of node identifiers (OPC 10000-3, 8.2.3). */
  enum IdKind {
    NUMBER,
    TEXT,
    GUID,
    /** Opaque bytes, in Base64. */
    OPAQUE
  }

  /**
   * A node by its id.
   *
   * @param namespace URI
   * @param kind kind of the identifier
   * @param value the identifier as text
   */
  record Id(String namespace, IdKind kind, String value) implements NodeAddress {
    @Override
    public String toString() {
      String letter =
          switch (kind) {
            case NUMBER -> "i=";
            case TEXT -> "s=";
            case GUID -> "g=";
            case OPAQUE -> "b=";
          };
      String uri = namespace.replace("%", "%25").replace(";", "%3B");
      return (namespace.equals(STANDARD) ? "" : "nsu=" + uri + ";") + letter + value;
    }
  }

  /**
   * A node by the way to it: hierarchical references forward, from browse name to browse name.
   *
   * @param start where the way begins
   * @param steps at least one
   */
  record Path(Id start, List<Step> steps) implements NodeAddress {
    public Path {
      steps = List.copyOf(steps);
      if (steps.isEmpty()) {
        throw new IllegalArgumentException("a way without a step");
      }
    }

    @Override
    public String toString() {
      StringBuilder text = new StringBuilder(start.equals(OBJECTS) ? "" : start.toString());
      steps.forEach(step -> text.append('/').append(step.name()));
      return text.toString();
    }
  }

  /**
   * One step of a way: a browse name.
   *
   * @param namespace URI
   * @param name the name without namespace
   */
  record Step(String namespace, String name) {}
}
