package org.probity.inference.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.probity.inference.ServedModel;

/** How one shipped model is made and measured. Seeded: the same data give the same weights. */
interface Recipe {
  /**
   * Writes {@code model.json} and weights into the folder, which exists.
   *
   * @return the held-out figures, which also stand in the card
   */
  Map<String, Object> train(DataFolder data, Path folder, Progress progress) throws IOException;

  /** Measures a loaded model on what training held out. */
  Map<String, Object> evaluate(DataFolder data, ServedModel model, Progress progress)
      throws IOException;
}
