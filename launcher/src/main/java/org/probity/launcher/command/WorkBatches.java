package org.probity.launcher.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;

/** Sends works some at a time and adds up what came of them. */
final class WorkBatches {
  private static final int MOST = 500;
  private static final long MOST_CHARACTERS = 2L << 20;

  private final ServerCall server;
  private final List<String> names = new ArrayList<>();
  private final StringBuilder lines = new StringBuilder();
  private final ObjectNode result = new ObjectMapper().createObjectNode();
  private final ArrayNode refused = result.putArray("refused");
  private int registered;
  private int known;

  WorkBatches(ServerCall server) {
    this.server = server;
  }

  void add(WorkFile file) {
    String line = file.line();
    if (line == null) {
      refused.addObject().put("file", file.name()).put("reason", file.refused());
      return;
    }
    if (names.size() == MOST || lines.length() + line.length() > MOST_CHARACTERS) {
      send();
    }
    names.add(file.name());
    lines.append(line).append('\n');
  }

  void send() {
    if (names.isEmpty()) {
      return;
    }
    JsonNode answer =
        server.send(
            "POST",
            "/api/works",
            "application/x-ndjson",
            BodyPublishers.ofString(lines.toString()));
    registered += answer.path("registered").intValue();
    known += answer.path("known").intValue();
    for (JsonNode each : answer.path("refused")) {
      refused
          .addObject()
          .put("file", names.get(each.path("line").intValue() - 1))
          .put("reason", each.path("reason").asText());
    }
    names.clear();
    lines.setLength(0);
  }

  ObjectNode result(int files) {
    return result.put("files", files).put("registered", registered).put("known", known);
  }
}
