/**
 * Ingest: the Sparkplug host that turns what edges publish into committed batches and
 * acknowledgements. A record is acknowledged only when it is in the stores; what is not
 * acknowledged, the edge keeps and sends again.
 *
 * <p>Entry type: {@link org.gengfu.center.ingest.Ingest}; {@link
 * org.gengfu.center.ingest.Committer} is what it commits to.
 *
 * <table>
 *   <caption>Failures</caption>
 *   <tr><th>condition</th><th>outcome</th><th>what the operator does</th></tr>
 *   <tr><td>disk full at the telemetry store</td><td>health {@code DISK_FULL}; nothing committed or
 *     acknowledged; tried again after 0.2 s to 10 s; recovers by itself</td><td>frees space or shortens
 *     the retention</td></tr>
 *   <tr><td>PostgreSQL or the telemetry store fails or is away</td><td>health
 *     {@code STORE_UNAVAILABLE}; as above</td><td>looks at the store that the health names</td></tr>
 *   <tr><td>stores slower than the edges, or away for long</td><td>messages beyond the inbox's bound are
 *     dropped and counted, with all that their edge sends until ingest has caught up; then a rebirth
 *     is asked for and the edge sends again what was not acknowledged</td><td>nothing, or gives the
 *     stores a faster disk</td></tr>
 *   <tr><td>payload that is no Sparkplug, metric of the wrong type, birth with too many metrics, name
 *     too long or not printable</td><td>counted at its edge with the last explanation; neighbours are
 *     taken</td><td>looks at that edge's software</td></tr>
 *   <tr><td>unknown alias, data before a birth, message missing for longer than the reorder timeout
 *     </td><td>a rebirth is asked for, spread over the edges, at growing intervals</td><td>nothing</td></tr>
 *   <tr><td>reading dated before 2000 or more than an hour ahead</td><td>refused, counted, its record
 *     acknowledged; an alarm transition is kept with the time of its arrival</td><td>corrects the edge's
 *     clock</td></tr>
 *   <tr><td>record sent again after it was committed</td><td>not stored, acknowledged again</td>
 *     <td>nothing</td></tr>
 *   <tr><td>more holes in an edge's offsets than the ledger takes</td><td>records postponed: not stored,
 *     not acknowledged, sent again later</td><td>nothing</td></tr>
 *   <tr><td>message of an edge that no settings name (external broker)</td><td>counted, one log line a
 *     minute</td><td>adds the edge, or closes the external broker to it</td></tr>
 *   <tr><td>edge gone (its will, or its own NDEATH)</td><td>{@code Entry.EdgeDied}: its devices are not
 *     observed</td><td>looks at the edge's network and power</td></tr>
 * </table>
 */
@NullMarked
package org.gengfu.center.ingest;

import org.jspecify.annotations.NullMarked;
