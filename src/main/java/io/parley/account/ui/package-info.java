/** The screens of registration and settings. */
@NamedInterface("ui")
@NullMarked
package io.parley.account.ui;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
