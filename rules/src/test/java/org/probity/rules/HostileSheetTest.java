package org.probity.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The known attacks by spreadsheet: nothing runs, nothing is fetched, and the cell is named. */
class HostileSheetTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=cmd|'/c calc'!A0",
        "=WEBSERVICE(\"http://127.0.0.1/\")",
        "@SUM(1+1)*cmd|'/c calc'!A0",
        "+cmd|'/c calc'!A0",
        "-2+3+cmd|'/c calc'!A0",
        "\t=HYPERLINK(\"http://127.0.0.1/\")",
        "  =IMPORTXML(\"http://127.0.0.1/\")",
      })
  void whatAProgramWouldTakeForAFormulaIsRefused(String formula) {
    String quoted = "\"" + formula.replace("\"", "\"\"") + "\"";
    refused(() -> TinySheet.with("A title", quoted), "C5: a cell is text that begins with none of");
    String xml = formula.replace("&", "&amp;").replace("<", "&lt;");
    refused(
        () ->
            new TinyWorkbook().cell("C5", "t=\"inlineStr\"", "<is><t>" + xml + "</t></is>").read(),
        "Policies!C5: a cell is text that begins with none of");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      value = {
        "t=\"str\" ¦ <f>WEBSERVICE(\"http://127.0.0.1/\")</f><v>A title</v>",
        "t=\"str\" ¦ <f>cmd|'/c calc'!A0</f><v>A title</v>",
        "t=\"s\" ¦ <f t=\"shared\" si=\"0\"/><v>0</v>",
        "t=\"str\" ¦ <f t=\"array\" ref=\"C5\">1</f><v>A title</v>",
        "t=\"inlineStr\" ¦ <f>1</f><is><t>A title</t></is>",
        "t=\"inlineStr\" ¦ <x:f xmlns:x=\"urn:x\">1</x:f><is><t>A title</t></is>",
      })
  void aFormulaIsRefusedWhateverItsLastValue(String attributes, String content) {
    refused(
        () -> new TinyWorkbook().cell("C5", attributes, content).read(),
        "Policies!C5: a formula; write the text itself.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      value = {
        "c.basis == NONE ¦ System.exit(1); ¦ J5: condition",
        "c.basis == NONE ¦ eval(true) ¦ J5: condition",
        "c.basis == NONE ¦ c.basis == NONE) then System.exit(1); end rule X when Facts(is( ¦ J5: condition",
        "c.basis == NONE ¦ $p : Policy(price > $param) ¦ J5: condition",
        "DENY ¦ insert(new ProcessBuilder(\"true\").start()); ¦ K5: effect",
        ",log, ¦ ,drools.halt();, ¦ M5: obligations",
        "c.basis=NONE ¦ Runtime.getRuntime().exec('x')=1 ¦ N5: the name of a fact",
        "tiny ¦ tiny; import java.lang.Runtime; ¦ B1: pack",
        "privacy ¦ privacy\"; end ¦ ",
        "pack,tiny ¦ RuleSet,org.example ¦ A1: pack, version, base",
        "version,1 ¦ RuleTable Pricing ¦ A2: pack, version, base",
      })
  void javaAndDrlOfDecisionTablesAreRefused(String what, String code, String place) {
    String cell = code.contains("\"") ? "\"" + code.replace("\"", "\"\"") + "\"" : code;
    refused(() -> TinySheet.with(what, cell), place == null ? "" : place);
  }

  @Test
  void codeInATitleStaysText() {
    PolicyPack pack = TinySheet.with("A title", "end rule Y when then System.exit(1); end");
    assertThat(DrlWriter.write(pack)).isEqualTo(DrlWriter.write(TinySheet.read(TinySheet.CSV)));
    String yaml = "\"x\"\"\n    effect: ALLOW # {a: &b !!java.lang.ProcessBuilder}\"";
    assertThat(TinySheet.with("A title", yaml).policies().get(0))
        .satisfies(policy -> assertThat(policy.effect().name()).isEqualTo("DENY"))
        .satisfies(policy -> assertThat(policy.title()).startsWith("x\"\n    effect: ALLOW"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"xl/workbook.xml", TinyWorkbook.SHEET, "xl/sharedStrings.xml"})
  void entitiesAreRefusedWithTheirDocumentType(String part) {
    for (String declared :
        new String[] {
          "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/hostname\">]>",
          "<!DOCTYPE x SYSTEM \"http://127.0.0.1:9/x.dtd\">",
          "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\">]>",
          "<!DOCTYPE x [<!ENTITY % p SYSTEM \"http://127.0.0.1:9/p\"> %p;]>",
        }) {
      TinyWorkbook workbook = new TinyWorkbook();
      String text = workbook.text(part);
      int root = text.indexOf("?>") + 2;
      workbook.put(part, text.substring(0, root) + declared + text.substring(root));
      refused(workbook::read, "A part of the workbook declares a document type.");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "xl/vbaProject.bin, The workbook holds macros",
    "xl/macrosheets/sheet1.xml, The workbook holds macros",
    "xl/externalLinks/externalLink1.xml, The workbook holds links to other files",
    "xl/connections.xml, The workbook holds links to other files",
    "xl/calcChain.xml, The workbook holds formulas",
    "xl/embeddings/oleObject1.bin, The workbook holds a part",
    "xl/activeX/activeX1.bin, The workbook holds a part",
    "xl/worksheets/sheet2.xml, The workbook has exactly one sheet.",
    "../../../../etc/cron.d/x, The workbook holds a part",
    "/etc/cron.d/x, The workbook holds a part",
    "xl\\..\\..\\x, The workbook holds a part",
    "xl/worksheets/../workbook.xml, The workbook holds a part",
    "xl/worksheets/sheet1.xml/, The workbook holds a part",
  })
  void partsThatAreNoTextAreRefused(String part, String message) {
    refused(() -> new TinyWorkbook().put(part, "<x/>").read(), message);
  }

  @Test
  void linksHiddenContentAndSecondVersionsAreRefused() {
    refused(
        () ->
            new TinyWorkbook()
                .put(
                    "xl/worksheets/_rels/sheet1.xml.rels",
                    "<Relationships><Relationship TargetMode=\"External\" Target=\"http://127.0.0.1/\"/></Relationships>")
                .read(),
        "The workbook holds a link to another place");
    refused(
        () -> new TinyWorkbook().change(TinyWorkbook.SHEET, "<row ", "<row hidden=\"1\" ").read(),
        "The sheet has a hidden row");
    refused(
        () ->
            new TinyWorkbook()
                .change("xl/workbook.xml", "<sheet ", "<sheet state=\"hidden\" ")
                .read(),
        "The workbook has exactly one sheet, and it is not hidden.");
    refused(
        () -> new TinyWorkbook().change(TinyWorkbook.SHEET, "r=\"C5\"", "r=\"B5\"").read(),
        "The sheet has a cell without a place, twice, or too far out.");
    refused(
        () -> new TinyWorkbook().change(TinyWorkbook.SHEET, "r=\"C5\"", "r=\"XFD5\"").read(),
        "The sheet has a cell without a place, twice, or too far out.");
    refused(
        () -> new TinyWorkbook().change(TinyWorkbook.SHEET, "r=\"C5\"", "r=\"C99999\"").read(), "");
  }

  @Test
  void aSheetThatSaysItIsVisibleIsRead() {
    TinyWorkbook workbook = new TinyWorkbook();
    String plain = workbook.text("xl/workbook.xml").replace(" state=\"visible\"", "");
    for (String sheet : new String[] {"<sheet ", "<sheet state=\"visible\" "}) {
      workbook.put("xl/workbook.xml", plain.replace("<sheet ", sheet));
      assertThat(workbook.read().policies()).isEqualTo(TinyPack.read(TinyPack.YAML).policies());
    }
  }

  @Test
  void aZipBombIsCutOff() {
    String bomb = " ".repeat(17_000_000);
    refused(
        () -> new TinyWorkbook().put("docProps/app.xml", bomb).read(),
        "The workbook is over 16000000 bytes unpacked.");
    TinyWorkbook many = new TinyWorkbook();
    for (int i = 0; i < 100; i++) {
      many.put("xl/theme/theme" + i + ".xml", "<x/>");
    }
    refused(many::read, "The workbook has a part twice, or too many.");
    refused(
        () -> PackSheet.read("PK\3\4 and more".getBytes(StandardCharsets.UTF_8)), "The workbook");
  }

  @Test
  void hugeSheetsAreRefused() {
    refused(
        () -> TinySheet.read(TinySheet.CSV + "\n".repeat(5_000) + "X"), "A5006: a sheet has at");
    refused(() -> TinySheet.with("A title", "A".repeat(20_001)), "C5: a cell holds at most");
    refused(() -> TinySheet.read("A".repeat(4_000_001)), "The sheet is over");
    refused(() -> TinySheet.with("A title", "A title,".repeat(30)), "");
  }

  @Test
  void numbersThatAProgramMadeOfTextAreDaysOrRefused() {
    PolicyPack dated = new TinyWorkbook().cell("H5", "", "<v>46236</v>").read();
    assertThat(dated.policies().get(0).appliesFrom()).hasToString("2026-08-02");
    refused(
        () -> new TinyWorkbook().cell("B2", "", "<v>1.1</v>").read(),
        "Policies!B2: a whole number is expected, or text");
    refused(
        () -> new TinyWorkbook().cell("C5", "t=\"e\"", "<v>#REF!</v>").read(),
        "Policies!C5: an error; write the text itself.");
  }

  @Test
  void spoiltBytesGiveAPackOrARefusalAndNothingElse() {
    Random random = new Random(7);
    byte[] csv = TinySheet.CSV.getBytes(StandardCharsets.UTF_8);
    byte[] workbook = new TinyWorkbook().bytes();
    for (int i = 0; i < 2_000; i++) {
      byte[] spoilt = (i % 2 == 0 ? csv : workbook).clone();
      for (int j = 0; j <= i % 3; j++) {
        spoilt[random.nextInt(spoilt.length)] = (byte) random.nextInt(256);
      }
      try {
        assertThat(PackSheet.read(spoilt).hash()).startsWith("sha256:");
      } catch (RulesException e) {
        assertThat(e).hasMessageEndingWith(".");
      }
    }
  }

  private static void refused(ThrowingCallable read, String message) {
    assertThatThrownBy(read).isInstanceOf(RulesException.class).hasMessageStartingWith(message);
  }
}
