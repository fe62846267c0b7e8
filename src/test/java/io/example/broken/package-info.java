/** Classes that break the rules of the house, one by one, so that the rules are known to bite; nothing uses them. */
package io.example.broken;
