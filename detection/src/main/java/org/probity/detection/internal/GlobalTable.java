package org.probity.detection.internal;

import static org.probity.detection.internal.Checks.whole;
import static org.probity.detection.internal.PatternRecognizer.row;

import java.util.List;

/** Identifiers that are the same everywhere. */
final class GlobalTable {
  private GlobalTable() {}

  static final List<Recognizer> ROWS =
      List.of(
          row("EMAIL_ADDRESS", "email")
              .pattern(
                  "(?<![\\p{IsLatin}\\d.!#$%&'*+/=?^_`{|}~-])[\\p{IsLatin}\\d!#$%&'*+/=?^_`{|}~-]"
                      + "[\\p{IsLatin}\\d.!#$%&'*+/=?^_`{|}~-]{0,63}+"
                      + "@(?:[\\p{IsLatin}\\d][\\p{IsLatin}\\d-]{0,62}\\.){1,8}\\p{IsLatin}{2,24}",
                  1.0)
              .finds("Write to jane.doe+x@mail.example.co.uk now", "邮箱zhang@example.com，谢谢")
              .ignores("a @ b", "@handle", "x@localhost"),
          row("CREDIT_CARD", "credit-card")
              .pattern(
                  "(?<![\\p{IsLatin}\\d.])(?<!\\d[ -])(?:3|4|5|6|2[2-7])(?:[ .-]?\\d){11,18}(?!["
                      + " .-]?\\d)",
                  1.0)
              .check("issuer and Luhn digit", whole(Cards::valid))
              .context("card", "visa", "mastercard", "amex", "credit", "debit", "信用卡", "卡号")
              .finds(
                  "4111 1111 1111 1111",
                  "5555-5555-5555-4444",
                  "378282246310005",
                  "６２１２３４５６７８９０１２３２",
                  "card 6011000990139424.")
              .ignores("4111 1111 1111 1112", "1234567812345670", "0000 0000 0000 0000"),
          row("IBAN_CODE", "iban")
              .pattern("(?<![\\p{IsLatin}\\d])[a-z]{2}[ -]?\\d{2}(?:[ -]?[a-z0-9]){11,30}", 1.0)
              .check("form and remainder by 97", Checks::iban)
              .finds(
                  "DE89 3704 0044 0532 0130 00",
                  "gb82west12345698765432",
                  "IBAN: FR14-2004-1010-0505-0001-3M02-606, thanks",
                  "Pay to NL91 ABNA 0417 1643 00 by Friday")
              .ignores("DE89 3704 0044 0532 0130 01", "XX89 3704 0044 0532 0130 00"),
          row("IP_ADDRESS", "ip-address")
              .pattern("(?<![\\d.])(?:\\d{1,3}\\.){3}\\d{1,3}(?!\\d|\\.\\d)", 0.8, 0.95)
              .check("octets", whole(NetworkChecks::publicIpv4))
              .context("ip", "address", "host", "server", "地址")
              .finds("from 203.0.113.7.", "8.8.8.8:53")
              .ignores("256.1.1.1", "1.2.3", "1.2.3.4.5", "192.168.0.999"),
          row("IP_ADDRESS", "ip-address-private")
              .pattern("(?<![\\d.])(?:\\d{1,3}\\.){3}\\d{1,3}(?!\\d|\\.\\d)", 0.4)
              .check("private range", whole(NetworkChecks::privateIpv4))
              .finds("on 192.168.1.10", "127.0.0.1")
              .ignores("172.32.0.1"),
          row("IP_ADDRESS", "ipv6-address")
              .pattern(
                  "(?<![\\p{IsLatin}\\d:.])[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){2,7}+(?![\\w:])", 0.8)
              .check("groups", whole(NetworkChecks::ipv6))
              .finds("2001:db8::8a2e:370:7334", "to fe80::1ff:fe23:4567:890a now")
              .ignores("12:30:45", "a::b::c", "::"),
          row("MAC_ADDRESS", "mac-address")
              .pattern(
                  "(?<![\\p{IsLatin}\\d:-])[0-9a-f]{2}([:-])(?:[0-9a-f]{2}\\1){4}[0-9a-f]{2}(?![0-9a-f:-])",
                  0.8)
              .pattern("(?<![\\p{IsLatin}\\d.])(?:[0-9a-f]{4}\\.){2}[0-9a-f]{4}(?![0-9a-f.])", 0.6)
              .finds("00:1A:2B:3C:4D:5E", "00-1a-2b-3c-4d-5e", "001a.2b3c.4d5e")
              .ignores("00:1A:2B:3C:4D", "00:1A-2B:3C-4D:5E"),
          row("URL", "url")
              .pattern("(?<![\\p{IsLatin}\\d])(?:https?|ftp)://[^\\s<>\"'，。；）】]{1,2048}+", 0.6)
              .pattern("(?<![\\p{IsLatin}\\d./@-])www\\.[^\\s<>\"'，。；）】]{3,2048}+", 0.5)
              .finds("see https://example.org/a?b=c", "at www.example.org today")
              .ignores("http is a protocol", "www.a"));
}
