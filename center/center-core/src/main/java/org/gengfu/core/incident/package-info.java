/**
 * From many alarms to one incident with its cause: rules that say what can cause what, over the
 * graph of the field, in the order of event time. Entry type: {@link
 * org.gengfu.core.incident.Correlator}.
 */
@NullMarked
package org.gengfu.core.incident;

import org.jspecify.annotations.NullMarked;
