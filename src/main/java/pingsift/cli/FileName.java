// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A file or directory as the user names it. Not empty: that would be the working directory, where
 * most likely a variable of a script was not set.
 */
final class FileName implements ITypeConverter<String> {
  @Override
  public String convert(String name) {
    if (name.isEmpty()) {
      throw new TypeConversionException("the name is empty");
    }
    return name;
  }
}
