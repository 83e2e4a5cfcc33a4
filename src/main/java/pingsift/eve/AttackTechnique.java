// SPDX-License-Identifier: Apache-2.0
package pingsift.eve;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A technique of MITRE ATT&amp;CK with the tactics that it serves.
 *
 * <p>Only those that ICMP traffic can show are known here, in {@code attack.tsv}; a rule may name
 * any other by its id, which then stands in the alert alone.
 */
record AttackTechnique(String id, String name, List<String> tacticIds, List<String> tacticNames) {
  private static final Map<String, AttackTechnique> KNOWN = read();

  /** The technique with this id, or null where the table does not have it. */
  static @Nullable AttackTechnique of(String id) {
    return KNOWN.get(id);
  }

  private static Map<String, AttackTechnique> read() {
    Map<String, AttackTechnique> known = new LinkedHashMap<>();
    try (InputStream in = AttackTechnique.class.getResourceAsStream("attack.tsv")) {
      if (in == null) {
        throw new IllegalStateException("bug: attack.tsv is not in the jar");
      }
      BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.startsWith("#")) {
          String[] cells = line.split("\t", -1);
          known.put(
              cells[0],
              new AttackTechnique(
                  cells[0], cells[1], List.of(cells[2].split(",")), List.of(cells[3].split(","))));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return known;
  }
}
