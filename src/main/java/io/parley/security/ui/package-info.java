/** The screens of those who are not logged in yet, or no longer. */
@NullMarked
package io.parley.security.ui;

import org.jspecify.annotations.NullMarked;
