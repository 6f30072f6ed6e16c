/**
 * How HTTP and RTSP ask for credentials, and what is answered: Basic, and digest by MD5 and SHA-256
 * with and without qop. Entry type: {@link org.gengfu.driver.digest.Challenge}.
 */
@NullMarked
package org.gengfu.driver.digest;

import org.jspecify.annotations.NullMarked;
