package org.gengfu.report;

import org.gengfu.core.availability.report.Excuse;

/** Something that was asked to be excused for one camera, and was not. */
public record RefusedRow(CameraFile camera, Excuse.NotGranted refused) {}
