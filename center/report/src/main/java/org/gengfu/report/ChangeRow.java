package org.gengfu.report;

import org.gengfu.core.availability.report.TimelineDifference;

/** A stretch of one camera's time that counts otherwise than in the version before. */
public record ChangeRow(CameraFile camera, TimelineDifference difference) {}
