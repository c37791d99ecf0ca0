package org.probity.detection.internal;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All recognisers. */
public final class Catalogue {
  private static final List<Recognizer> ALL =
      Stream.of(
              GlobalTable.ROWS,
              DateTable.ROWS,
              AssetTable.ROWS,
              PersonTable.ROWS,
              UnitedStatesTable.ROWS,
              UnitedKingdomTable.ROWS,
              AmericasTable.ROWS,
              SouthTable.ROWS,
              GermanyTable.ROWS,
              WesternEuropeTable.ROWS,
              ItalyTable.ROWS,
              NorthernEuropeTable.ROWS,
              EasternEuropeTable.ROWS,
              ChinaTable.ROWS,
              IndiaTable.ROWS,
              KoreaJapanTable.ROWS,
              AsiaTable.ROWS,
              SpecialTable.ROWS,
              CredentialTable.ROWS,
              List.<Recognizer>of(new PhoneRecognizer(), new ChineseNames()))
          .flatMap(List::stream)
          .toList();
  private static final SortedSet<String> ENTITIES =
      ALL.stream().map(Recognizer::entity).collect(Collectors.toCollection(TreeSet::new));

  /** Made when it is first needed: a recogniser may be asked before all are there. */
  private static final class Words {
    private static final Vocabulary ALL_WORDS =
        new Vocabulary(ALL.stream().flatMap(each -> each.contexts().stream()).toList());
  }

  private Catalogue() {}

  static Vocabulary vocabulary() {
    return Words.ALL_WORDS;
  }

  public static List<Recognizer> all() {
    return ALL;
  }

  /** The entity types that some recogniser finds, sorted. */
  public static Set<String> entities() {
    return Collections.unmodifiableSortedSet(ENTITIES);
  }
}
