// SPDX-License-Identifier: Apache-2.0
/**
 * Problems of rules as values, and their renderings.
 *
 * <p>May import {@code text}. Knows nothing of where problems come from. Invariant: a problem is
 * declared once, in {@link pingsift.diag.Kind}, and every output is a rendering of the same {@link
 * pingsift.diag.Diagnostic}. Start there.
 */
@NullMarked
package pingsift.diag;

import org.jspecify.annotations.NullMarked;
