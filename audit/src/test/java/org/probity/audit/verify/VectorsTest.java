package org.probity.audit.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every vector by its id. They were made from the text of the specifications by other software;
 * {@code -Dledger.vectors=FILE} runs a larger file of the same form.
 */
class VectorsTest {
  private final JsonNode vectors = read();

  private static JsonNode read() {
    String other = System.getProperty("ledger.vectors");
    try (InputStream in =
        other == null
            ? VectorsTest.class.getResourceAsStream("/ledger/vectors-own.json")
            : Files.newInputStream(Path.of(other))) {
      return new ObjectMapper().readTree(in);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @TestFactory
  Stream<DynamicTest> hashing() {
    return each(
        "hashing",
        v -> {
          Hash hash =
              switch (v.get("kind").asText()) {
                case "empty" -> Rfc6962.EMPTY_ROOT;
                case "leaf" -> Rfc6962.leafHash(hex(v, "input"));
                default -> Rfc6962.nodeHash(hex(v, "left"), hex(v, "right"));
              };
          assertThat(hash.hex()).isEqualTo(v.get("expect").asText());
        });
  }

  @TestFactory
  Stream<DynamicTest> roots() {
    return each("roots", v -> assertThat(tree(v).root(v.get("size").asLong())).isEqualTo(root(v)));
  }

  @TestFactory
  Stream<DynamicTest> inclusion() {
    return each(
        "inclusion",
        v ->
            verdict(
                v,
                () -> {
                  Hash leaf = Hash.parse(v.get("leafHash").asText());
                  if (v.has("leafHex")) {
                    assertThat(Rfc6962.leafHash(hex(v, "leafHex"))).isEqualTo(leaf);
                  }
                  new InclusionProof(
                          v.get("leafIdx").bigIntegerValue().longValueExact(),
                          v.get("treeSize").bigIntegerValue().longValueExact(),
                          hashes(v.get("proof")))
                      .verify(leaf, Hash.parse(v.get("root").asText()));
                }));
  }

  @TestFactory
  Stream<DynamicTest> consistency() {
    return each(
        "consistency",
        v ->
            verdict(
                v,
                () ->
                    new ConsistencyProof(
                            v.get("size1").bigIntegerValue().longValueExact(),
                            v.get("size2").bigIntegerValue().longValueExact(),
                            hashes(v.get("proof")))
                        .verify(
                            Hash.parse(v.get("root1").asText()),
                            Hash.parse(v.get("root2").asText()))));
  }

  @TestFactory
  Stream<DynamicTest> vkeys() {
    return each(
        "vkeys",
        v ->
            verdict(
                v,
                () -> {
                  String vkey = v.get("vkey").asText();
                  assertThat(VerifierKey.parse(vkey).vkey()).isEqualTo(vkey);
                }));
  }

  @TestFactory
  Stream<DynamicTest> notes() {
    return each(
        "notes",
        v ->
            verdict(
                v,
                () -> {
                  SignedNote note = SignedNote.open(base64(v, "noteB64"), keys(v.get("vkeys")));
                  if (v.has("verified")) {
                    assertThat(note.verifiedBy())
                        .extracting(VerifierKey::name)
                        .containsExactlyElementsOf(texts(v.get("verified")));
                  }
                }));
  }

  @TestFactory
  Stream<DynamicTest> checkpoints() {
    return each(
        "checkpoints",
        v ->
            verdict(
                v,
                () -> {
                  String text = Utf8.decode(base64(v, "textB64"));
                  Checkpoint checkpoint = Checkpoint.parse(text);
                  assertThat(checkpoint.origin()).isEqualTo(v.get("origin").asText());
                  assertThat(checkpoint.size()).isEqualTo(v.get("size").asLong());
                  assertThat(checkpoint.root().base64()).isEqualTo(v.get("root").asText());
                  assertThat(checkpoint.text()).isEqualTo(text);
                }));
  }

  @TestFactory
  Stream<DynamicTest> tlogProofs() {
    return each(
        "tlogProofs",
        v ->
            verdict(
                v,
                () -> {
                  byte[] file = base64(v, "proofB64");
                  TlogProof proof = TlogProof.parse(file);
                  proof.verify(
                      base64(v, "leafB64"),
                      v.get("origin").asText(),
                      keys(v.get("keys")),
                      keys(v.get("witnesses")),
                      v.get("quorum").asInt());
                  assertThat(proof.toBytes()).isEqualTo(file);
                }));
  }

  @TestFactory
  Stream<DynamicTest> tilePaths() {
    return each(
        "tilePaths",
        v -> {
          TilePath tile =
              new TilePath(v.get("level").asInt(), v.get("index").asLong(), v.get("width").asInt());
          assertThat(tile.path()).isEqualTo(v.get("path").asText());
          assertThat(TilePath.parse(tile.path())).isEqualTo(tile);
        });
  }

  @TestFactory
  Stream<DynamicTest> tileSets() {
    return each(
        "tileSets",
        v -> {
          MemoryTree tree = tree(v);
          v.get("tiles")
              .properties()
              .forEach(
                  tile ->
                      assertThat(Hash.sha256(tree.bytes(TilePath.parse(tile.getKey()))).hex())
                          .as(tile.getKey())
                          .isEqualTo(tile.getValue().asText()));
        });
  }

  private interface Check {
    void run(JsonNode vector);
  }

  private Stream<DynamicTest> each(String group, Check check) {
    return StreamSupport.stream(vectors.get(group).spliterator(), false)
        .map(v -> DynamicTest.dynamicTest(v.path("id").asText(), () -> check.run(v)));
  }

  private static void verdict(JsonNode vector, Runnable verification) {
    String refusal = "";
    try {
      verification.run();
    } catch (VerificationException e) {
      refusal = e.toString();
    }
    assertThat(refusal.isEmpty()).as(refusal).isEqualTo(vector.get("valid").asBoolean());
  }

  private static MemoryTree tree(JsonNode vector) {
    MemoryTree tree = new MemoryTree();
    if (vector.has("leavesHex")) {
      vector.get("leavesHex").forEach(leaf -> tree.add(HexFormat.of().parseHex(leaf.asText())));
    } else {
      for (int i = 0; i < vector.get("size").asInt(); i++) {
        tree.add(Utf8.encode(vector.get("leafRule").asText().formatted(i)));
      }
    }
    return tree;
  }

  /** Roots are written in hex or in base64. */
  private static Hash root(JsonNode vector) {
    String text = vector.get("root").asText();
    return text.length() == 2 * Hash.LENGTH
        ? Hash.of(HexFormat.of().parseHex(text))
        : Hash.parse(text);
  }

  private static byte[] hex(JsonNode vector, String field) {
    return HexFormat.of().parseHex(vector.get(field).asText());
  }

  private static byte[] base64(JsonNode vector, String field) {
    return StrictBase64.decode(vector.get(field).asText());
  }

  private static List<Hash> hashes(JsonNode list) {
    return texts(list).stream().map(Hash::parse).toList();
  }

  private static List<VerifierKey> keys(JsonNode list) {
    return texts(list).stream().map(VerifierKey::parse).toList();
  }

  private static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(item -> texts.add(item.asText()));
    return texts;
  }
}
