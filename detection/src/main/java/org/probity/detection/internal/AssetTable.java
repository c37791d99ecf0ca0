package org.probity.detection.internal;

import static org.probity.detection.internal.Checks.plain;
import static org.probity.detection.internal.Checks.whole;
import static org.probity.detection.internal.Edges.number;
import static org.probity.detection.internal.Edges.word;
import static org.probity.detection.internal.PatternRecognizer.row;

import java.util.List;

/** What somebody owns: wallets, vehicles, handsets, domains. */
final class AssetTable {
  private static final String DOMAIN =
      "(?<![\\p{IsLatin}\\d@./_-])(?:[\\p{IsLatin}\\d][\\p{IsLatin}\\d-]{0,62}+\\.){1,5}"
          + "\\p{IsLatin}{2,24}(?![\\p{IsLatin}\\d@_-])(?!\\.[\\p{IsLatin}\\d])";

  private AssetTable() {}

  static final List<Recognizer> ROWS =
      List.of(
          row("CRYPTO", "bitcoin-base58")
              .exactly(word("[13][1-9A-HJ-NP-Za-km-z]{25,34}"), 0.95)
              .check("Base58Check", whole(CryptoChecks::base58))
              .finds(
                  "send to «1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa»",
                  "3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy")
              .ignores("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb", "3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLx"),
          row("CRYPTO", "bitcoin-bech32")
              .pattern(word("bc1[02-9ac-hj-np-z]{11,87}"), 0.95)
              .check("Bech32", whole(CryptoChecks::bech32))
              .finds(
                  "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq",
                  "BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4",
                  "bc1p5cyxnuxmeuwuvkwfem96lqzszd02n6xdcjrs20cac6yqjjwudpxqkedrcr")
              .ignores(
                  "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdp",
                  "bc1p5cyxnuxmeuwuvkwfem96lqzszd02n6xdcjrs20cac6yqjjwudpxqkedrcq",
                  "bc1Qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq"),
          row("CRYPTO", "ethereum")
              .exactly(word("0x[0-9a-fA-F]{40}"), 0.9)
              .check("EIP-55 where case is mixed", whole(CryptoChecks::ethereum))
              .finds(
                  "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
                  "0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed")
              .ignores(
                  "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAeD",
                  "0x5aaeb6053f3e94c9b9a09f33669435e7ef1beae"),
          row("VIN", "vin")
              .pattern(word("[a-hj-npr-z\\d]{8}[\\dx][a-hj-npr-z\\d]{5}\\d{3}"), 0.6, 0.95)
              .check("49 CFR 565 check digit", plain(NetworkChecks::vin))
              .context(
                  "vin",
                  "vehicle identification",
                  "chassis",
                  "fahrgestell",
                  "fahrzeug-ident",
                  "numéro de série",
                  "bastidor",
                  "telaio",
                  "车架号",
                  "识别代号")
              .finds("1M8GDM9AXKP042788", "VIN: 1hgcm82633a004352")
              .ignores("1M8GDM9A1KP042788", "VIN 1HGCM82633A004353", "IM8GDM9AXKP042788"),
          row("IMEI", "imei")
              .pattern(number("\\d{2}[ -]\\d{6}[ -]\\d{6}[ -]\\d"), 0.7, 0.95)
              .pattern(number("\\d{15}"), 0.3, 0.95)
              .check("Luhn digit", plain(CheckDigits::luhn))
              .context("imei", "handset", "phone serial", "device id", "串号", "手机识别")
              .finds("49-015420-323751-8", "IMEI 352099001761481")
              .ignores("49-015420-323751-9", "IMEI 352099001761482", "352099001761481"),
          row("DOMAIN_NAME", "domain-name")
              .pattern(DOMAIN, 0.5, 0.7)
              .check("IANA top-level domain", whole(NetworkChecks::domain))
              .context("domain", "website", "site", "host", "网站", "域名")
              .finds("visit «example.com» now", "on shop.example.co.uk.")
              .ignores("Main.java", "end of it.The next", "3.14", "e.g. this", "v1.2.beta"),
          row("DOMAIN_NAME", "domain-name-doubtful")
              .pattern(DOMAIN, 0.2, 0.6)
              .check("IANA top-level domain", whole(NetworkChecks::doubtfulDomain))
              .context("domain", "website", "site", "host", "网站", "域名")
              .finds("our website is acme.ai")
              .ignores("README.md", "run.sh"));
}
