// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

/** The words of {@code --format}, as users write them, where there are these two. */
enum OutputFormat {
  text,
  json
}
