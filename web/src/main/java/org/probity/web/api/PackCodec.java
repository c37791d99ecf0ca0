package org.probity.web.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.probity.domain.policy.PackVersion;
import org.probity.guard.packs.PacksInForce;
import org.probity.rules.Policy;
import org.probity.rules.PolicyPack;
import org.probity.rules.Source;
import org.probity.web.http.Json;

/** Packs as JSON. */
final class PackCodec {
  private PackCodec() {}

  /** A pack that no officer brought. */
  static ObjectNode shipped(PolicyPack pack, String active) {
    ObjectNode json = Json.object();
    json.put("id", "shipped");
    json.put("pack", pack.id());
    json.put("version", pack.version());
    json.put("hash", pack.hash());
    json.put("state", pack.hash().equals(active) ? "active" : "superseded");
    return json;
  }

  static ObjectNode line(PackVersion version) {
    ObjectNode json = Json.object();
    json.put("id", version.id().toString());
    json.put("pack", version.pack());
    json.put("version", version.version());
    json.put("hash", version.hash());
    json.put("state", version.state().code());
    json.put("drafted_by", version.draftedBy());
    json.put("drafted_at", version.draftedAt().toString());
    if (version.approvedBy() != null) {
      json.put("approved_by", version.approvedBy());
    }
    if (version.canaryShare() != null) {
      json.put("canary_share", version.canaryShare());
    }
    if (version.activatedAt() != null) {
      json.put("activated_at", version.activatedAt().toString());
    }
    return json;
  }

  /** With what checks, tests and shadow found. */
  static ObjectNode line(PackVersion version, PacksInForce inForce) {
    ObjectNode json = line(version);
    put(json, "report", version.report());
    Map<String, Object> now = inForce.shadowResults(version);
    if (now.isEmpty()) {
      put(json, "shadow", version.shadow());
    } else {
      json.set("shadow", Json.mapper().valueToTree(now));
    }
    return json;
  }

  private static void put(ObjectNode json, String member, @Nullable String text) {
    if (text != null) {
      try {
        JsonNode parsed = Json.mapper().readTree(text);
        json.set(member, parsed);
      } catch (JsonProcessingException e) {
        throw new IllegalStateException("What this server wrote is not JSON.", e);
      }
    }
  }

  /** With its policies, and the source they were read from. */
  static ObjectNode whole(ObjectNode json, PolicyPack pack) {
    ArrayNode policies = json.putArray("policies");
    pack.policies().forEach(policy -> policies.add(policy(policy)));
    json.put("source", new String(pack.source(), StandardCharsets.UTF_8));
    return json;
  }

  private static ObjectNode policy(Policy policy) {
    ObjectNode json = Json.object();
    json.put("id", policy.id());
    json.put("group", policy.group());
    json.put("title", policy.title());
    json.put("title_zh", policy.titleZh());
    json.put("statement", policy.statement());
    json.put("statement_zh", policy.statementZh());
    json.put("condition", policy.rule());
    json.put("effect", code(policy.effect()));
    json.put("severity", code(policy.severity()));
    json.set("obligations", Json.mapper().valueToTree(policy.obligations()));
    date(json, "applies_from", policy.appliesFrom());
    date(json, "applies_until", policy.appliesUntil());
    ArrayNode sources = json.putArray("sources");
    for (Source source : policy.sources()) {
      ObjectNode cited = sources.addObject();
      cited.put("source", source.citation().source());
      cited.put("clause", source.citation().clause());
      cited.put("checked", source.citation().checked());
      date(cited, "applies_from", source.appliesFrom());
    }
    return json;
  }

  private static String code(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static void date(ObjectNode json, String member, @Nullable LocalDate date) {
    if (date != null) {
      json.put(member, date.toString());
    }
  }
}
