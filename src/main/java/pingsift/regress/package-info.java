// SPDX-License-Identifier: Apache-2.0
/**
 * What rules find in a corpus of captures, kept, and compared with what they found before.
 *
 * <p>May import everything up to {@code inspect}. Knows nothing of the command line and of how
 * results are shown. Invariant: the same rules and captures give the same record, byte for byte,
 * whatever the number of threads, the order of files on the disk and the version of Java. Start
 * with {@link pingsift.regress.CorpusRun} and {@link pingsift.regress.Comparison}.
 */
@NullMarked
package pingsift.regress;

import org.jspecify.annotations.NullMarked;
