package org.probity.inference.safetensors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.probity.inference.ModelException;

class SafetensorsTest {
  private final Path folder;

  SafetensorsTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void whatIsWrittenIsRead() throws IOException {
    SafetensorsFile read = Safetensors.read(example());

    assertThat(read.tensors()).containsOnlyKeys("a", "b", "empty");
    assertThat(read.tensor("a", "F32").toFloats()).containsExactly(1, -2, 3, 4, 5, 6);
    assertThat(read.tensor("a", "F32").shape()).containsExactly(2, 3);
    assertThat(read.tensor("b", "I64").toLongs()).containsExactly(7, Long.MIN_VALUE);
    assertThat(read.metadata()).containsEntry("maker", "test");
  }

  @Test
  void everyTruncationIsRefused() throws IOException {
    byte[] whole = Files.readAllBytes(example());
    for (int length = 0; length < whole.length; length++) {
      Path cut = folder.resolve("cut");
      Files.write(cut, Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> Safetensors.read(cut)).isInstanceOf(ModelException.class);
    }
  }

  @Test
  void everyFlippedBitOfTheDataIsNoticed() throws IOException {
    byte[] whole = Files.readAllBytes(example());
    int data = whole.length - 40;
    for (int bit = data * 8; bit < whole.length * 8; bit++) {
      byte[] flipped = whole.clone();
      flipped[bit / 8] ^= (byte) (1 << bit % 8);
      Path file = folder.resolve("flipped");
      Files.write(file, flipped);
      assertThatThrownBy(() -> Safetensors.read(file)).isInstanceOf(ModelException.class);
    }
  }

  @Test
  void aDamagedHeaderNeverGivesAnythingButAnAnswerOrAReason() throws IOException {
    byte[] whole = Files.readAllBytes(example());
    Random random = new Random(3);
    for (int round = 0; round < 3000; round++) {
      byte[] damaged = whole.clone();
      for (int i = 0; i < 1 + random.nextInt(4); i++) {
        damaged[random.nextInt(whole.length - 40)] = (byte) random.nextInt(256);
      }
      Path file = folder.resolve("damaged");
      Files.write(file, damaged);
      try {
        assertThat(Safetensors.read(file).tensors()).hasSizeLessThanOrEqualTo(3);
      } catch (ModelException e) {
        assertThat(e).hasMessageEndingWith(".");
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'a':{'dtype':'BF16','shape':[2],'data_offsets':[0,4]}} | only F32",
        "{'a':{'dtype':'F32','shape':[2],'data_offsets':[0,4]}} | not as many bytes",
        "{'a':{'dtype':'F32','shape':[-1],'data_offsets':[0,4]}} | described wrongly",
        "{'a':{'dtype':'F32','shape':[1],'data_offsets':[4,8]}} | overlap others",
        "{'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4]}} | belong to no tensor",
        "{'a':{'dtype':'F32','shape':[65536,65536],'data_offsets':[0,8]}} | described wrongly",
        "{'a':{'dtype':'F32','shape':[2]}} | described wrongly",
        "{'a':{'dtype':'F32','shape':[2],'data_offsets':[0,8]},'a':{'dtype':'F32','shape':[0],'data_offsets':[8,8]}} | not JSON",
        "{'__metadata__':{'n':1}} | more than strings",
        "[[[[[[]]]]]] | not JSON",
        "{} {} | not JSON",
      })
  void aHeaderThatIsNotStrictlyRightIsRefused(String header, String reason) throws IOException {
    Path file = folder.resolve("crafted");
    Files.write(file, crafted(header.replace('\'', '"'), new byte[8]));
    assertThatThrownBy(() -> Safetensors.read(file))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining(reason);
  }

  @Test
  void anAbsurdHeaderLengthCostsNoMemory() throws IOException {
    Path file = folder.resolve("absurd");
    ByteBuffer bytes = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putLong(0, Long.MAX_VALUE - 1);
    Files.write(file, bytes.array());
    assertThatThrownBy(() -> Safetensors.read(file))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("impossible length");
  }

  @Test
  void valuesThatAreNotFiniteAreRefused() throws IOException {
    Path file = folder.resolve("nan");
    Safetensors.write(
        file,
        new TreeMap<>(Map.of("a", StoredTensor.floats(new float[] {Float.NaN}, 1))),
        Map.of());
    assertThatThrownBy(() -> Safetensors.read(file))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("not finite");
  }

  private Path example() throws IOException {
    Path file = folder.resolve("example");
    TreeMap<String, StoredTensor> tensors = new TreeMap<>();
    tensors.put("a", StoredTensor.floats(new float[] {1, -2, 3, 4, 5, 6}, 2, 3));
    tensors.put("b", StoredTensor.longs(new long[] {7, Long.MIN_VALUE}, 2));
    tensors.put("empty", StoredTensor.floats(new float[0], 0));
    Safetensors.write(file, tensors, Map.of("maker", "test"));
    return file;
  }

  private static byte[] crafted(String header, byte[] data) {
    byte[] json = header.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(8 + json.length + data.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(json.length)
        .put(json)
        .put(data)
        .array();
  }
}
