package org.probity.reports.forms;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Reads the forms as they are written down beside this class. */
final class FormResources {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();

  private FormResources() {}

  static FormText form(Form form) {
    return read(form.code() + ".yaml", FormText.class);
  }

  static Words words() {
    return read("words.yaml", Words.class);
  }

  private static <T> T read(String name, Class<T> type) {
    try (InputStream in = FormResources.class.getResourceAsStream(name)) {
      Object yaml =
          new Load(LoadSettings.builder().build())
              .loadFromInputStream(Objects.requireNonNull(in, name));
      return MAPPER.convertValue(yaml, type);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
