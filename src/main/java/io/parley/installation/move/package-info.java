/** Moving all data from one database to another: resumable, and compared row by row afterwards. */
@NullMarked
package io.parley.installation.move;

import org.jspecify.annotations.NullMarked;
