package org.probity.inference.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.probity.inference.ModelException;

/**
 * ONNX Runtime in this JVM. Its own loader would unpack into the temporary folder at every start
 * and leave the files there when killed; ours go beside the other engine's, once.
 */
final class OnnxLibrary {
  private static final String PATH = "onnxruntime.native.path";
  private static final String[] FILES = {"libonnxruntime.so", "libonnxruntime4j_jni.so"};

  private OnnxLibrary() {}

  /**
   * @param nativeDir where native libraries are unpacked
   * @throws ModelException if they cannot be loaded
   */
  static synchronized OrtEnvironment start(Path nativeDir) {
    try {
      if (System.getProperty(PATH) == null) {
        System.setProperty(PATH, unpacked(nativeDir).toString());
      }
      // A program's own error may hold what it was asked, so nothing is logged but by us.
      OrtEnvironment environment =
          OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL, "probity");
      environment.setTelemetry(false);
      return environment;
    } catch (IOException | OrtException | LinkageError | RuntimeException e) {
      throw new ModelException("ONNX Runtime could not be loaded.", e);
    }
  }

  /**
   * How every session computes: one native thread, since requests are what runs in parallel; no
   * words of its own in the log.
   */
  static OrtSession.SessionOptions options() throws OrtException {
    OrtSession.SessionOptions options = new OrtSession.SessionOptions();
    options.setIntraOpNumThreads(1);
    options.setInterOpNumThreads(1);
    options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
    return options;
  }

  private static Path unpacked(Path nativeDir) throws IOException {
    String processor = System.getProperty("os.arch").equals("aarch64") ? "aarch64" : "x64";
    String version = OrtEnvironment.class.getPackage().getImplementationVersion();
    Path folder = nativeDir.resolve("onnxruntime-" + version + "-" + processor).toAbsolutePath();
    Files.createDirectories(folder);
    for (String file : FILES) {
      Path target = folder.resolve(file);
      String source = "/ai/onnxruntime/native/linux-" + processor + "/" + file;
      try (InputStream in = OrtEnvironment.class.getResourceAsStream(source)) {
        if (in == null) {
          throw new IOException("There is no ONNX Runtime for this system.");
        }
        if (!Files.exists(target)) {
          // Another process may do the same at the same time.
          Path part = Files.createTempFile(folder, file, ".part");
          Files.copy(in, part, StandardCopyOption.REPLACE_EXISTING);
          Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        }
      }
    }
    return folder;
  }
}
