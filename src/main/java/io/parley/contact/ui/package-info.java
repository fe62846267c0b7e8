/** The directory of people, as a view and as a component. */
@NamedInterface("ui")
@NullMarked
package io.parley.contact.ui;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
