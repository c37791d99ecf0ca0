package org.probity.web.openai;

import jakarta.ws.rs.ApplicationPath;
import java.util.Set;
import org.probity.web.http.Surface;
import org.probity.web.kserve.PredictResource;

/** Everything below {@code /v1}: OpenAI's endpoints, and KServe's on the same models. */
@ApplicationPath("/v1")
public class V1Application extends Surface {
  public V1Application() {
    super(
        Set.of(
            CatalogueResource.class,
            ChatResource.class,
            EmbeddingsResource.class,
            ModerationsResource.class,
            PredictResource.class));
  }
}
