// SPDX-License-Identifier: Apache-2.0
package pingsift.fields;

import java.util.ArrayList;
import java.util.List;

/** The catalogue of all fields and functions. */
public final class Fields {
  private static final Catalogue CATALOGUE = build();

  private Fields() {}

  public static Catalogue catalogue() {
    return CATALOGUE;
  }

  /** The fields of messages that only some types have. */
  public static List<Field> typed() {
    return TypedFields.all();
  }

  private static Catalogue build() {
    List<Field> fields = new ArrayList<>();
    fields.addAll(MessageFields.all());
    fields.addAll(QuotedFields.all());
    fields.addAll(TypedFields.all());
    fields.addAll(PathFields.ofMessages());
    fields.addAll(ExchangeFields.all());
    fields.addAll(StreamFields.all());
    fields.addAll(PathFields.ofStreams());
    return new Catalogue(AddressTypeFields.beside(fields), Functions.all());
  }
}
