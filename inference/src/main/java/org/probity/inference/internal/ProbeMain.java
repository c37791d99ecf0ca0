package org.probity.inference.internal;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.probity.inference.HostOptions;
import org.probity.inference.ModelException;
import org.probity.inference.ModelHost;
import org.probity.inference.ServedModel;

/** The child of {@link ChildProbe}: loads one model, says why it is refused, and ends. */
final class ProbeMain {
  static final int REFUSED = 3;

  private ProbeMain() {}

  /**
   * @param args the model's folder, the native libraries' folder, the encoder's folder
   */
  public static void main(String[] args) {
    // Libraries may print; the parent reads nothing but the reason.
    PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    System.setOut(new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8));
    HostOptions options = HostOptions.serving(Path.of(args[1]), Path.of(args[2]));
    int status = 0;
    try (ModelHost host = new ModelHost(options);
        ServedModel model = host.load(Path.of(args[0]))) {
      model.differentiable();
    } catch (ModelException e) {
      out.println(e.getMessage());
      status = REFUSED;
    }
    System.exit(status);
  }
}
