package org.probity.web.pages;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Named;
import org.primefaces.context.PrimeFacesContext;

/**
 * The script nonce of the page, which PrimeFaces wants back with every form; its own script adds
 * it, but pages without that script, and readers without any, need it as a field.
 */
@Named
@RequestScoped
public class FormNonce {

  public String getValue() {
    return PrimeFacesContext.getCspState(FacesContext.getCurrentInstance()).getNonce();
  }
}
