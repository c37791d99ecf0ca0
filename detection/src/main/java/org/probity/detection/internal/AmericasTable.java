package org.probity.detection.internal;

import static org.probity.detection.internal.Checks.plain;
import static org.probity.detection.internal.Edges.number;
import static org.probity.detection.internal.Edges.word;
import static org.probity.detection.internal.PatternRecognizer.row;

import java.util.List;

/** Identifiers of Canada, Brazil and Mexico. */
final class AmericasTable {
  /** RENAPO's codes of the states; NE is born abroad. */
  private static final String MX_STATE =
      "(?:as|bc|bs|cc|ch|cl|cm|cs|df|dg|gr|gt|hg|jc|mc|mn|ms|nl|ne|nt|oc|pl|qr|qt|sl|sp|sr|tc|tl|ts|vz"
          + "|yn|zs)";

  private AmericasTable() {}

  static final List<Recognizer> ROWS =
      List.of(
          row("CA_SIN", "ca-sin")
              .pattern(number("[1-79]\\d{2}([ -])\\d{3}\\1\\d{3}"), 0.5, 0.95)
              .pattern(number("[1-79]\\d{8}"), 0.2, 0.9)
              .check("Luhn digit", plain(CheckDigits::luhn))
              .context(
                  "sin",
                  "social insurance",
                  "nas",
                  "numéro d'assurance sociale",
                  "assurance sociale")
              .finds("SIN 130 692 544", "130-692-544", "numéro d'assurance sociale 130692544")
              .ignores("130692544", "SIN 130 692 545", "SIN 030 692 544", "SIN 830692547"),
          row("BR_CPF", "br-cpf")
              .pattern(number("\\d{3}\\.\\d{3}\\.\\d{3}-\\d{2}"), 0.85, 0.98)
              .pattern(number("\\d{3}([ -])\\d{3}\\1\\d{3}[ -]\\d{2}"), 0.6, 0.95)
              .pattern(number("\\d{9}-?\\d{2}"), 0.5, 0.9)
              .check("two MOD 11 digits", plain(AmericaChecks::brCpf))
              .context("cpf", "cadastro de pessoas", "pessoa física", "contribuinte", "taxpayer")
              .finds("529.982.247-25", "CPF 52998224725", "111 444 777 35")
              .ignores("529.982.247-26", "111.111.111-11", "CPF 52998224752"),
          row("BR_CNPJ", "br-cnpj")
              .pattern(
                  word("[a-z\\d]{2}\\.[a-z\\d]{3}\\.[a-z\\d]{3}/[a-z\\d]{4}-\\d{2}"), 0.85, 0.98)
              .pattern(number("\\d{14}"), 0.4, 0.9)
              .pattern(word("[a-z\\d]{8}/?[a-z\\d]{4}-?\\d{2}"), 0.2, 0.9)
              .check("two MOD 11 digits", plain(AmericaChecks::brCnpj))
              .context("cnpj", "pessoa jurídica", "empresa", "company", "cadastro nacional")
              .finds("11.222.333/0001-81", "CNPJ 11222333000181", "12.ABC.345/01DE-35")
              .ignores("11.222.333/0001-82", "00.000.000/0000-00", "12.ABC.345/01DE-36"),
          row("MX_CURP", "mx-curp")
              .pattern(
                  word(
                      "[a-z][aeioux][a-z]{2}\\d{6}[hmx]"
                          + MX_STATE
                          + "[b-df-hj-np-tv-zñ]{3}[a-z\\d]\\d"),
                  0.9,
                  0.98)
              .check("CURP check digit", plain(AmericaChecks::mxCurp))
              .context("curp", "clave única", "registro de población")
              .finds("BOXW310820HNERXN09", "CURP: boxw310820hnerxn09")
              .ignores("BOXW310820HNERXN08", "BOXW311320HNERXN09", "BOXW310820HXXRXN09"));
}
