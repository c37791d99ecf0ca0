package org.probity.launcher.command;

import java.util.Iterator;
import org.probity.inference.training.Training;

/** For help and completion. */
final class TrainableModels implements Iterable<String> {
  @Override
  public Iterator<String> iterator() {
    return Training.names().iterator();
  }
}
