/**
 * Benchmarks that run our programs beside others' in the same minutes. Entry type: {@link
 * org.gengfu.bench.PollBench}.
 */
@NullMarked
package org.gengfu.bench;

import org.jspecify.annotations.NullMarked;
