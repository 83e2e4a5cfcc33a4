// SPDX-License-Identifier: Apache-2.0
package pingsift.eval;

import pingsift.check.Expression;
import pingsift.check.Expression.Call;
import pingsift.fields.Catalogue;
import pingsift.fields.Function;

/** Makes the value nodes of calls: one for each kind of function. */
final class CallPlanner {
  private final ValuePlanner values;
  private final Catalogue catalogue;
  private final Allocation allocation;

  CallPlanner(ValuePlanner values, Catalogue catalogue, Allocation allocation) {
    this.values = values;
    this.catalogue = catalogue;
    this.allocation = allocation;
  }

  IntValue whole(Call call) {
    Function function = catalogue.function(call.function());
    if (function instanceof Function.OfLong of) {
      return new IntValues.OfFunction(of, values.bytes(argument(call, 0)));
    }
    if (function instanceof Function.OfPlace of) {
      return new IntValues.OfPlace(
          of, values.bytes(argument(call, 0)), values.whole(argument(call, 1)));
    }
    if (function instanceof Function.OfTwo of) {
      return new IntValues.OfTwo(
          of, values.bytes(argument(call, 0)), values.bytes(argument(call, 1)));
    }
    throw new IllegalStateException("gives no whole number: " + call.function().name());
  }

  FloatValue real(Call call) {
    Function.OfDouble function = (Function.OfDouble) catalogue.function(call.function());
    return new FloatValues.OfFunction(function, values.bytes(argument(call, 0)));
  }

  TextValue text(Call call) {
    Function.OfText function = (Function.OfText) catalogue.function(call.function());
    return new TextValues.OfFunction(function, values.bytes(argument(call, 0)));
  }

  BytesValue bytes(Call call) {
    Function.OfBytes function = (Function.OfBytes) catalogue.function(call.function());
    return new BytesValues.OfFunction(
        function, values.bytes(argument(call, 0)), allocation.takeScratch());
  }

  private static Expression argument(Call call, int index) {
    return call.arguments().get(index);
  }
}
