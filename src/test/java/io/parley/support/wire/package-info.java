/** Vaadin's own protocol spoken without a browser, so that hundreds of screens fit into one process. */
package io.parley.support.wire;
