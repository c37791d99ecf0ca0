package org.probity.web.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.probity.domain.account.Caller;
import org.probity.guard.works.NewWork;
import org.probity.guard.works.WorkDesk;
import org.probity.web.http.Json;
import org.probity.web.http.Members;
import org.probity.web.http.Refusal;

/** Many works in one request, one JSON object a line; what is wrong with one spares the others. */
final class WorkLines {
  /** Recorded under one ledger entry. */
  private static final int BATCH = 500;

  private final WorkDesk desk;
  private final Caller officer;
  private final ObjectNode answer = Json.object();
  private final ArrayNode refused = answer.putArray("refused");
  private final List<NewWork> waiting = new ArrayList<>();
  private int registered;
  private int known;

  WorkLines(WorkDesk desk, Caller officer) {
    this.desk = desk;
    this.officer = officer;
  }

  /**
   * @return how many were registered, how many were known, and which lines were refused and why
   */
  ObjectNode register(byte[] body) {
    int start = 0;
    for (int line = 1; start < body.length; line++) {
      int end = start;
      while (end < body.length && body[end] != '\n') {
        end++;
      }
      String text = new String(body, start, end - start, StandardCharsets.UTF_8);
      if (!text.isBlank()) {
        take(line, text.getBytes(StandardCharsets.UTF_8));
      }
      start = end + 1;
    }
    flush();
    return answer.put("registered", registered).put("known", known);
  }

  private void take(int line, byte[] text) {
    try {
      waiting.add(WorkCodec.read(Members.of(Json.readObject(text))));
    } catch (Refusal e) {
      ObjectNode why = refused.addObject().put("line", line);
      if (e.field() != null) {
        why.put("field", e.field());
      }
      why.put("reason", e.getMessage());
    }
    if (waiting.size() == BATCH) {
      flush();
    }
  }

  private void flush() {
    for (WorkDesk.Registered each : desk.register(waiting, officer.id())) {
      if (each.isNew()) {
        registered++;
      } else {
        known++;
      }
    }
    waiting.clear();
  }
}
