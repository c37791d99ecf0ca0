package org.probity.inference.training;

import java.util.ArrayList;
import java.util.List;
import org.probity.inference.text.Casing;
import org.probity.inference.text.TextTokenizer;
import org.probity.inference.text.TokenizedText;

/**
 * Tagged texts as the network reads them.
 *
 * @param casing class of case of each piece of each text
 * @param tags class of each piece, -1 for none
 */
record TaggedPieces(
    List<TaggedText> texts,
    List<TokenizedText> pieces,
    int[][] casing,
    int[][] tags,
    List<String> labels) {

  static TaggedPieces of(List<TaggedText> texts, TextTokenizer tokenizer, List<String> labels) {
    List<TokenizedText> pieces = new ArrayList<>();
    int[][] casing = new int[texts.size()][];
    int[][] tags = new int[texts.size()][];
    for (int i = 0; i < texts.size(); i++) {
      TaggedText text = texts.get(i);
      TokenizedText tokenized = tokenizer.tokenize(text.text());
      pieces.add(tokenized);
      casing[i] = Casing.of(text.text(), tokenized.offsets());
      tags[i] = text.tags(tokenized, labels);
    }
    return new TaggedPieces(texts, pieces, casing, tags, labels);
  }

  long[][] ids() {
    return pieces.stream().map(TokenizedText::ids).toArray(long[][]::new);
  }
}
