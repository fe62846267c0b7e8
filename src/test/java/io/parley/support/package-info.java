/**
 * What tests stand on: databases, people, and screens without a browser ({@link io.parley.support.Screens}); hides the test
 * libraries from the tests.
 */
package io.parley.support;
