/** The notices that a browser shows, and where a person sets how. */
@NullMarked
package io.parley.notification.ui;

import org.jspecify.annotations.NullMarked;
