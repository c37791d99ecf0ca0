package org.probity.audit.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The tiles that are needed are enough, and each of them is proven. */
class TileSetTest {

  private static MemoryTree tree(int size) {
    MemoryTree tree = new MemoryTree();
    for (int i = 0; i < size; i++) {
      tree.add(Utf8.encode("leaf-" + i));
    }
    return tree;
  }

  private static TileSet tiles(MemoryTree tree, List<TilePath> paths) {
    TileSet tiles = new TileSet(tree.range().size());
    paths.forEach(path -> tiles.add(path, tree.bytes(path)));
    return tiles;
  }

  @ParameterizedTest
  @CsvSource({
    "1,0,1",
    "255,0,255",
    "256,0,256",
    "256,3,4",
    "257,0,1",
    "257,256,257",
    "600,300,310",
    "65536,0,300",
    "65537,65535,65537",
    "70000,69000,69999"
  })
  void whatIsNeededProvesTheRange(int size, int from, int to) {
    MemoryTree tree = tree(size);
    TileSet tiles = tiles(tree, TileSet.needed(from, to, size, List.of()));

    tiles.authenticate(tree.range().root());

    for (int i = from; i < to; i++) {
      assertThat(tiles.leaf(i)).contains(tree.node(0, i));
    }
  }

  @Test
  void anEarlierTreeFollowsFromTheTilesIfItsEdgeIsAmongThem() {
    MemoryTree tree = tree(2000);
    MemoryTree before = tree(700);
    TileSet with = tiles(tree, TileSet.needed(1900, 2000, 2000, List.of(700L)));
    assertThat(with.root(700)).isEqualTo(before.range().root());
    TileSet without = tiles(tree, TileSet.needed(1900, 2000, 2000, List.of()));
    assertThatThrownBy(() -> without.root(700)).isInstanceOf(VerificationException.class);
    assertThat(without.root(512)).isEqualTo(tree(512).range().root());
  }

  @Test
  void aTileThatDoesNotFitTheTreeIsRefused() {
    MemoryTree tree = tree(600);
    List<TilePath> needed = TileSet.needed(0, 600, 600, List.of());
    for (TilePath changed : needed) {
      TileSet tiles = tiles(tree, needed);
      byte[] bytes = tree.bytes(changed);
      bytes[0] ^= 1;
      tiles.add(changed, bytes);
      assertThatThrownBy(() -> tiles.authenticate(tree.range().root()))
          .as(changed.path())
          .isInstanceOf(VerificationException.class);
    }
  }

  @Test
  void aPartialTileThatNothingProvesIsRefused() {
    MemoryTree tree = tree(600);
    TileSet tiles = new TileSet(600);
    TilePath inside = new TilePath(0, 1, 10);
    assertThatThrownBy(() -> tiles.add(inside, tree.bytes(inside)))
        .isInstanceOf(VerificationException.class)
        .hasMessageContaining("no place");
  }
}
