package org.probity.rules.internal;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.probity.rules.RulesException;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Reads YAML 1.2 within limits: no tags that name classes, no aliases, no deep nesting. */
public final class YamlReader {
  private static final int MOST_BYTES = 4_000_000;
  private static final int DEEPEST = 12;
  private static final LoadSettings SETTINGS =
      LoadSettings.builder()
          .setAllowDuplicateKeys(false)
          .setMaxAliasesForCollections(0)
          .setCodePointLimit(MOST_BYTES)
          .build();

  private YamlReader() {}

  /**
   * The documents of a stream; each must be a mapping.
   *
   * @param what names the stream in messages, as "pack"
   * @throws RulesException if it is not UTF-8, not YAML, over a limit, or a document is no mapping
   */
  public static List<YamlMap> documents(byte[] yaml, String what) {
    String text = text(yaml, what);
    List<YamlMap> documents = new ArrayList<>();
    try {
      checkDepth(text, what);
      for (Object document : new Load(SETTINGS).loadAllFromString(text)) {
        if (!(document instanceof Map<?, ?> map)) {
          throw new RulesException("Each document of the " + what + " is a mapping.");
        }
        documents.add(YamlMap.of(map, what));
      }
    } catch (YamlEngineException e) {
      throw new RulesException("The " + what + " is not valid YAML.", e);
    }
    if (documents.isEmpty()) {
      throw new RulesException("The " + what + " is empty.");
    }
    return documents;
  }

  private static String text(byte[] yaml, String what) {
    if (yaml.length > MOST_BYTES) {
      throw new RulesException("The " + what + " is over " + MOST_BYTES + " bytes.");
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(yaml)).toString();
    } catch (CharacterCodingException e) {
      throw new RulesException("The " + what + " is not UTF-8.", e);
    }
  }

  // The loader recurses; the parser does not, so it looks first.
  private static void checkDepth(String text, String what) {
    int depth = 0;
    for (Event event : new Parse(SETTINGS).parseString(text)) {
      if (event instanceof CollectionStartEvent && ++depth > DEEPEST) {
        throw new RulesException("The " + what + " is nested too deeply.");
      } else if (event instanceof CollectionEndEvent) {
        depth--;
      } else if (event.getEventId() == Event.ID.Alias) {
        throw new RulesException("The " + what + " uses an alias; write it out.");
      }
    }
  }
}
