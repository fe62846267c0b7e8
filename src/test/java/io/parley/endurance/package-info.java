/** What the packaged jar survives. */
package io.parley.endurance;
