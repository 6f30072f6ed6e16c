/**
 * What was agreed: contracts in dated editions, which devices each of their items holds, what is
 * promised for them, who repairs and who pays, and how it is scored. Pure. Entry type: {@link
 * org.gengfu.core.contract.ContractBook}.
 */
@NullMarked
package org.gengfu.core.contract;

import org.jspecify.annotations.NullMarked;
