/**
 * Online and intact rates of many devices: by camera, site, district, owner or contract item, by
 * day, week or month, with versions and their differences. Entry type: {@link
 * org.gengfu.core.availability.report.AvailabilityReport}.
 */
@NullMarked
package org.gengfu.core.availability.report;

import org.jspecify.annotations.NullMarked;
