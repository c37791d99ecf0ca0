package org.probity.inference.internal;

import ai.djl.engine.Engine;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.djl.pytorch.engine.PtModel;
import ai.onnxruntime.OrtEnvironment;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.probity.domain.model.ModelManifest;
import org.probity.inference.HostOptions;
import org.probity.inference.ImportLimits;
import org.probity.inference.ModelException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads a model once in a JVM of its own, with bounded time and memory, so that a file that crashes
 * or hangs the native engine takes nothing else with it. The child inherits no environment, and so
 * no secret.
 */
public final class ChildProbe {
  private static final Logger LOG = LoggerFactory.getLogger(ChildProbe.class);
  private static final int MAX_MESSAGE = 1000;

  /** Address space of the JVM and the native engine before a model is loaded. */
  private static final long BASE_KIB = 6L << 20;

  /** Weights are held as read and as tensors, and the probe computes with them. */
  private static final int COPIES = 4;

  /** Where the child's classes are; the native libraries lie on the host's own class path. */
  private static final List<Class<?>> NEEDED =
      List.of(
          ChildProbe.class,
          ModelManifest.class,
          ObjectMapper.class,
          JsonFactory.class,
          JsonProperty.class,
          Engine.class,
          PtModel.class,
          HuggingFaceTokenizer.class,
          OrtEnvironment.class,
          Logger.class);

  private ChildProbe() {}

  /**
   * @throws ModelException saying why the model is refused
   */
  public static void check(Path folder, HostOptions options, ImportLimits limits) {
    Path answer = null;
    try {
      answer = Files.createTempFile("probe", ".txt");
      Process child = start(folder, options, answer);
      try {
        if (!child.waitFor(limits.probeSeconds(), TimeUnit.SECONDS)) {
          throw new ModelException(
              "The model did not answer within " + limits.probeSeconds() + " seconds.");
        }
      } finally {
        child.destroyForcibly();
      }
      refuseIfFailed(child.exitValue(), answer);
    } catch (IOException e) {
      throw new ModelException("The process that tries the model could not be started.", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ModelException("The server is stopping; the model was not tried.", e);
    } finally {
      delete(answer);
    }
  }

  private static void refuseIfFailed(int exit, Path answer) throws IOException {
    if (exit == 0) {
      return;
    }
    String message = Files.readString(answer, StandardCharsets.UTF_8).strip();
    if (exit == ProbeMain.REFUSED && !message.isEmpty() && message.length() < MAX_MESSAGE) {
      throw new ModelException(message);
    }
    LOG.warn("A process that tried an uploaded model ended with status {}.", exit);
    throw new ModelException(
        "Loading or asking the model crashed the process that tried it, or took too much memory.");
  }

  private static Process start(Path folder, HostOptions options, Path answer) throws IOException {
    long addressSpace = BASE_KIB + COPIES * size(folder) / 1024;
    ProcessBuilder builder =
        new ProcessBuilder(
            "/bin/sh",
            "-c",
            "ulimit -c 0 -v " + addressSpace + "; exec \"$0\" \"$@\"",
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx512m",
            "-XX:MaxDirectMemorySize=2g",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:CompressedClassSpaceSize=64m",
            "-XX:ReservedCodeCacheSize=64m",
            "-XX:-CreateCoredumpOnCrash",
            "-XX:ErrorFile=/dev/null",
            "-cp",
            classPath(),
            ProbeMain.class.getName(),
            folder.toAbsolutePath().toString(),
            options.nativeDir().toAbsolutePath().toString(),
            options.encoder().toAbsolutePath().toString());
    builder.environment().clear();
    builder.environment().putAll(Map.of("DJL_OFFLINE", "true", "OPT_OUT_TRACKING", "true"));
    builder.directory(folder.toFile());
    builder.redirectInput(new File("/dev/null"));
    builder.redirectError(new File("/dev/null"));
    builder.redirectOutput(answer.toFile());
    return builder.start();
  }

  private static String classPath() {
    Set<String> parts = new LinkedHashSet<>();
    for (Class<?> needed : NEEDED) {
      CodeSource source = needed.getProtectionDomain().getCodeSource();
      if (source != null) {
        try {
          parts.add(Path.of(source.getLocation().toURI()).toString());
        } catch (URISyntaxException e) {
          throw new ModelException("The server's own classes are at no usable place.", e);
        }
      }
    }
    for (String part : System.getProperty("java.class.path").split(File.pathSeparator)) {
      parts.add(Path.of(part).toAbsolutePath().toString());
    }
    return String.join(File.pathSeparator, parts);
  }

  private static long size(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).mapToLong(f -> f.toFile().length()).sum();
    }
  }

  private static void delete(@Nullable Path file) {
    try {
      if (file != null) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      LOG.debug("A temporary file could not be deleted.", e);
    }
  }
}
