package org.probity.detection.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.probity.detection.AnalyzeOptions;
import org.probity.detection.Detector;
import org.probity.domain.finding.Finding;

/** Every identifier is found with all recognisers looking, and none with a digit changed. */
class RivalsTest {
  private static final Detector DETECTOR = new Detector(Map.of());

  /** Rows whose check looks at forms, or whose check digit is not the last digit. */
  private static final Set<String> NO_CHECK_DIGIT =
      Set.of(
          "us-ssn",
          "us-itin",
          "ip-address",
          "ip-address-private",
          "ipv6-address",
          "uk-driving-licence",
          "cn-resident-id-15",
          "domain-name",
          "domain-name-doubtful",
          "ethereum",
          "json-web-token",
          "named-secret",
          "de-id-card",
          "de-passport",
          "dk-cpr",
          "au-medicare",
          "de-fuehrerschein-check",
          "de-lanr",
          "ph-tin");

  @TestFactory
  Stream<DynamicTest> everyExampleStandsAgainstTheOtherRecognizers() {
    return Catalogue.all().stream()
        .flatMap(
            recognizer ->
                recognizer.finds().stream()
                    .map(text -> text.replaceAll("[«»]", ""))
                    .map(text -> dynamicTest(text, () -> stands(recognizer.entity(), text))));
  }

  private static void stands(String entity, String text) {
    assertThat(DETECTOR.analyze(text, AnalyzeOptions.defaults()))
        .as(entity + ": " + text)
        .extracting(Finding::entityType)
        .contains(entity);
  }

  @TestFactory
  Stream<DynamicTest> aChangedCheckDigitIsRefused() {
    return Catalogue.all().stream()
        .filter(PatternRecognizer.class::isInstance)
        .map(PatternRecognizer.class::cast)
        .filter(row -> row.check() != null && row.checkDecides())
        .filter(row -> !NO_CHECK_DIGIT.contains(row.name()))
        .flatMap(
            row ->
                row.finds().stream()
                    .map(text -> text.replaceAll("[«»]", ""))
                    .map(text -> dynamicTest(row.name() + " " + text, () -> refused(row, text))));
  }

  private static void refused(PatternRecognizer row, String text) {
    NormalizedText normalized = NormalizedText.of(text);
    Finding found = row.find(normalized).get(0);
    String plain = normalized.text();
    int last = found.end() - 1;
    while (!Character.isDigit(plain.charAt(last))) {
      last--;
    }
    for (char digit = '0'; digit <= '9'; digit++) {
      if (digit != plain.charAt(last)) {
        String changed = plain.substring(0, last) + digit + plain.substring(last + 1);
        assertThat(row.find(NormalizedText.of(changed))).as(changed).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREDIT_CARD IBAN_CODE EMAIL_ADDRESS PHONE_NUMBER IP_ADDRESS MAC_ADDRESS URL DOMAIN_NAME",
        "CRYPTO DATE_TIME AGE TITLE MEDICAL_LICENSE VIN IMEI CREDENTIAL",
        "US_SSN US_ITIN US_PASSPORT US_DRIVER_LICENSE US_BANK_NUMBER ABA_ROUTING_NUMBER US_MBI",
        "US_NPI ZIP_CODE UK_NHS UK_NINO UK_PASSPORT UK_POSTCODE UK_DRIVING_LICENCE",
        "UK_VEHICLE_REGISTRATION CA_SIN AU_ABN AU_ACN AU_TFN AU_MEDICARE NZ_IRD ZA_ID_NUMBER"
            + " NG_NIN",
        "NG_VEHICLE_REGISTRATION DE_TAX_ID DE_TAX_NUMBER DE_SOCIAL_SECURITY DE_HEALTH_INSURANCE",
        "DE_ID_CARD DE_PASSPORT DE_FUEHRERSCHEIN DE_VAT_ID DE_LANR DE_BSNR DE_HANDELSREGISTER",
        "DE_KFZ DE_PLZ FR_NIR FR_SIREN ES_NIF ES_NIE ES_PASSPORT IT_FISCAL_CODE IT_VAT_CODE",
        "IT_DRIVER_LICENSE IT_PASSPORT IT_IDENTITY_CARD NL_BSN BE_NRN PL_PESEL SE_PERSONNUMMER",
        "SE_ORGANISATIONSNUMMER NO_FODSELSNUMMER DK_CPR FI_PERSONAL_IDENTITY_CODE PT_NIF RO_CNP",
        "TR_NATIONAL_ID TR_PHONE_NUMBER TR_LICENSE_PLATE CN_RESIDENT_ID CN_MOBILE CN_PASSPORT",
        "CN_UNIFIED_SOCIAL_CREDIT CN_BANK_CARD CN_VEHICLE_PLATE HK_ID TW_ID IN_AADHAAR IN_PAN",
        "IN_GSTIN IN_PASSPORT IN_VOTER IN_VEHICLE_REGISTRATION KR_RRN KR_FRN KR_BRN KR_PASSPORT",
        "KR_DRIVER_LICENSE JP_MY_NUMBER SG_NRIC_FIN SG_UEN TH_TNIN PH_TIN PH_MOBILE_NUMBER BR_CPF",
        "BR_CNPJ MX_CURP IL_ID"
      })
  void everyNameOfTheListIsSupported(String names) {
    assertThat(DETECTOR.supportedEntities()).containsAll(List.of(names.split(" ")));
  }

  @Test
  void ofTwoThatCannotBeToldApartBothAreReported() {
    List<Finding> found = DETECTOR.analyze("passport number 925076473", AnalyzeOptions.defaults());
    assertThat(found).extracting(Finding::entityType).contains("UK_PASSPORT", "US_PASSPORT");
  }
}
