// SPDX-License-Identifier: Apache-2.0
package pingsift.fields;

import pingsift.check.FieldDef;

/**
 * A field of the catalogue: what the language knows of it, how it is read, what has to be kept for
 * it, and why a record can lack it.
 */
public record Field(FieldDef definition, Accessor<?> accessor, Need need, Absence absence) {}
