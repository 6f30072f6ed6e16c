/**
 * What the API says of contracts and their clocks.
 *
 * <p>Entry type: {@link org.gengfu.center.api.contract.ContractOperations}.
 */
@NullMarked
package org.gengfu.center.api.contract;

import org.jspecify.annotations.NullMarked;
