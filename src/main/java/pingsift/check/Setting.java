// SPDX-License-Identifier: Apache-2.0
package pingsift.check;

import pingsift.syntax.Item;
import pingsift.text.SourceText;

/** What the command line sets: {@code monitors=10.0.0.0/8,192.0.2.1}, read like a list. */
public record Setting(Item.NamedList value, SourceText source) {}
