package org.probity.web.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.probity.detection.DetectionException;
import org.probity.domain.work.Work;
import org.probity.domain.work.WorkForm;
import org.probity.domain.work.WorkKind;
import org.probity.guard.works.NewWork;
import org.probity.web.http.Json;
import org.probity.web.http.Members;
import org.probity.web.http.Refusal;

/** Works in requests and answers. Their content is read and never shown. */
final class WorkCodec {
  private static final int LONGEST_NAME = 500;
  private static final Map<String, WorkKind> KINDS =
      Stream.of(WorkKind.values()).collect(Collectors.toMap(WorkKind::code, Function.identity()));

  private WorkCodec() {}

  /**
   * @throws Refusal with 400 naming the member that does not fit
   */
  static NewWork read(Members given) {
    given.only("title", "holder", "kind", "form", "text", "image");
    String title = name(given, "title", given.text("title"));
    String holder = given.textOrNull("holder");
    if (holder != null) {
      name(given, "holder", holder);
    }
    String content = given.has("image") ? "image" : "text";
    try {
      return given.has("image")
          ? picture(given, title, holder)
          : NewWork.text(kind(given), code(given), title, holder, given.text("text"));
    } catch (DetectionException e) {
      throw Refusal.malformed(given.name(content), String.valueOf(e.getMessage()));
    }
  }

  private static NewWork picture(Members given, String title, @Nullable String holder) {
    if (given.has("text") || given.has("form")) {
      throw Refusal.malformed(given.name("image"), "A work is a picture or a text.");
    }
    if (given.has("kind") && kind(given) != WorkKind.TRADE_MARK) {
      throw Refusal.malformed(given.name("kind"), "A picture is a trade-mark.");
    }
    try {
      return NewWork.picture(title, holder, Base64.getDecoder().decode(given.text("image")));
    } catch (IllegalArgumentException e) {
      throw Refusal.malformed(given.name("image"), "It is a file in base64.");
    }
  }

  private static boolean code(Members given) {
    String form = given.textOrNull("form");
    if (form != null && !List.of(WorkForm.TEXT.code(), WorkForm.CODE.code()).contains(form)) {
      throw Refusal.malformed(given.name("form"), "It is text or code.");
    }
    return WorkForm.CODE.code().equals(form);
  }

  private static WorkKind kind(Members given) {
    String code = given.textOrNull("kind");
    WorkKind kind = code == null ? WorkKind.PROTECTED_WORK : KINDS.get(code);
    if (kind == null) {
      throw Refusal.malformed(
          given.name("kind"), "It is protected-work, trade-secret or trade-mark.");
    }
    return kind;
  }

  private static String name(Members given, String member, String name) {
    if (name.isBlank()
        || name.length() > LONGEST_NAME
        || name.chars().anyMatch(Character::isISOControl)) {
      throw Refusal.malformed(
          given.name(member), "It has 1 to " + LONGEST_NAME + " characters on one line.");
    }
    return name;
  }

  static ObjectNode json(Work work) {
    ObjectNode json = Json.object();
    json.put("id", work.id().toString());
    json.put("kind", work.kind().code());
    json.put("form", work.form().code());
    json.put("title", work.title());
    putIfKnown(json, "holder", work.holder());
    json.put("digest", "sha256:" + HexFormat.of().formatHex(work.digest()));
    json.put("words", work.words());
    json.put("registered_at", work.registeredAt().toString());
    json.put("registered_by", work.registeredBy());
    json.put("ledger_index", work.entryIndex());
    Instant removed = work.removedAt();
    if (removed != null) {
      json.put("removed_at", removed.toString());
      putIfKnown(json, "removed_by", work.removedBy());
    }
    return json;
  }

  private static void putIfKnown(ObjectNode json, String member, @Nullable String value) {
    if (value != null) {
      json.put(member, value);
    }
  }
}
