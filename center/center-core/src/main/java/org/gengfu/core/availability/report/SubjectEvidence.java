package org.gengfu.core.availability.report;

import org.gengfu.core.availability.Evidence;

/** A device, and what is known of its time under one measure. */
public record SubjectEvidence(Subject subject, Evidence evidence) {}
