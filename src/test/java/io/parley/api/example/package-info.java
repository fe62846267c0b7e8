/** A program as a stranger would write it. */
package io.parley.api.example;
