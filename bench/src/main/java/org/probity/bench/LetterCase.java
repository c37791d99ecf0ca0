package org.probity.bench;

/** Texts of 1 kB, 64 kB and 1 MB. */
public enum LetterCase {
  /** Words only. */
  PROSE(
      "The quick brown fox jumps over the lazy dog, and another one sleeps until noon. ".repeat(13),
      1),
  /** As offices write them: a date, a card, an account, a number to call, an address or two. */
  LETTER(
      "Dear Mr. Smith,\nthank you for your letter of 12 March 2024. Your card 4111 1111 1111 1111"
          + " was charged 250.00 EUR, and the account DE89 3704 0044 0532 0130 00 was credited on"
          + " 2024-03-15. Please call us at +49 30 901820 or write to service@example.com if"
          + " anything is wrong; our office in London SW1A 2AA is open from 9:00 to 17:30.\nThe"
          + " patient's NHS number 943 476 5919 is on file. We have reviewed the documents you sent"
          + " and found that the figures in section 4 do not match those in the appendix; could you"
          + " please check whether the table on page 12 is the latest version? In the meantime the"
          + " project team will continue with the second phase, as agreed in the meeting, and"
          + " report back next week. Kind regards, Jane Doe, Head of Customer Care, whose assistant"
          + " can be reached under (212) 555-0123 in urgent cases only, or by letter to the address"
          + " above; please name invoice 302-5538821-99 in all of your letters to us.\n",
      1),
  /** The letter many times. */
  LONG(LETTER.text, 64),
  /** Nothing but candidates. */
  DIGITS("123-45-6789 536904399 4111 1111 1111 1112 ", 64),
  CARDS("4111 1111 1111 1111 ", 64),
  CALLS("call +49 30 901820 or 00 1 (212) 555-0123. ", 64),
  MAILS("a@b.co ", 64),
  /** The letter a thousand times: sixteen times {@link #LONG}, and no more than that to read. */
  MEGABYTE(LETTER.text, 1024);

  private static final int KILOBYTE = 1024;
  private final String text;

  LetterCase(String piece, int kilobytes) {
    int length = kilobytes * KILOBYTE;
    text = piece.repeat(length / piece.length() + 1).substring(0, length);
  }

  String text() {
    return text;
  }
}
