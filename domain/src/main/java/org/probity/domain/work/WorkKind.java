package org.probity.domain.work;

import java.util.Locale;

/** Why a work is in the register. */
public enum WorkKind {
  /** Somebody's copyright: an answer must not repeat it (Dir. 2001/29/EC Art. 2). */
  PROTECTED_WORK,

  /** The organisation's own document, not for outside (Dir. (EU) 2016/943 Art. 2). */
  TRADE_SECRET,

  /** A picture that tells whose goods these are (Reg. (EU) 2017/1001 Art. 4). */
  TRADE_MARK;

  /** As {@code protected-work}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
