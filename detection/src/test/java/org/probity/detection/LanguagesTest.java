package org.probity.detection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguagesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "My name is Jane and I live in Oslo. | true",
        "Jean-Luc de la Fontaine | true",
        "Rua da Liberdade 12, Porto | true",
        "ok | true",
        "12345 | true",
        "He met 王伟 and the rest of the team in the office | true",
        "The order of the Bundesamt für Justiz was not read by the court | true",
        "Ich habe das Paket nicht erhalten und warte auf die Rückzahlung | false",
        "Je ne sais pas où est la gare et je suis en retard | false",
        "No sé por qué el paquete no está en la oficina | false",
        "Non so dove sia il pacco e non ho la ricevuta | false",
        "Não sei onde está o pacote e não tenho o recibo | false",
        "Ik weet niet waar het pakket is en ik heb de bon niet | false",
        "Jag vet inte var paketet är och jag har inte kvittot | false",
        "今天天气很好，我们去公园散步吧。 | false",
        "Привет, как дела? | false",
        "مرحبا كيف حالك | false",
      })
  void knowsEnglishFromOthers(String text, boolean english) {
    assertThat(Languages.english(text)).isEqualTo(english);
  }
}
