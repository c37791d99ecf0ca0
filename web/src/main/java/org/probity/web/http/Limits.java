package org.probity.web.http;

import jakarta.servlet.http.HttpServletRequest;

/** How large a request may be. */
public final class Limits {
  /** 16 MiB holds 1,000 images as JSON, or a megabyte of text many times over. */
  public static final int BODY = 16 << 20;

  /** Uploaded models and their zip. */
  public static final long UPLOAD = 1L << 30;

  private Limits() {}

  /**
   * @throws Refusal with 413 if the request says that it is larger
   */
  public static HttpServletRequest apply(HttpServletRequest request) {
    long most = request.getRequestURI().equals("/api/models") ? UPLOAD : BODY;
    if (request.getContentLengthLong() > most) {
      throw new Refusal(413, "The request is larger than " + (most >> 20) + " MiB.");
    }
    return request;
  }
}
