package org.probity.launcher.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import org.probity.launcher.LauncherException;
import picocli.CommandLine.Option;

/** What a command says: its result on standard output, how far it is on standard error. */
final class Output {
  @Option(names = "--json", description = "Prints one JSON document and nothing else.")
  private boolean json;

  ProgressLine progress() {
    return json ? ProgressLine.silent() : ProgressLine.onStandardError();
  }

  /**
   * @param values maps and lists, or a tree of JSON
   */
  void result(Object values) {
    ObjectMapper mapper = new ObjectMapper().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);
    try {
      if (json) {
        System.out.println(mapper.writeValueAsString(values));
      } else {
        System.out.println(mapper.writerWithDefaultPrettyPrinter().writeValueAsString(values));
      }
    } catch (JsonProcessingException e) {
      throw new LauncherException("The result cannot be written as JSON.").because(e);
    }
  }
}
