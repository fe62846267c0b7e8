package io.parley.contact;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may write to whom.
 *
 * @param askFirst whether what a stranger writes waits until the recipient lets him in, who is hidden from him until then
 */
@ConfigurationProperties("parley.contact")
record ContactProperties(@DefaultValue("false") boolean askFirst) {}
