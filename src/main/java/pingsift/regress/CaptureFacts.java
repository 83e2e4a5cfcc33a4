// SPDX-License-Identifier: Apache-2.0
package pingsift.regress;

import java.util.Optional;

/**
 * A capture as it was found.
 *
 * @param frames that could be read
 * @param digest of its bytes as stored; empty where they could not be read
 * @param broken why it could not be read to its end, and where
 */
public record CaptureFacts(long frames, String digest, Optional<String> broken) {}
